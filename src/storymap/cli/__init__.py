"""The command line: arguments → stages → terminal and files. The only place that prints or exits."""
