"""What a user says of an online geocoder → checked settings: which server, how fast, how often, for how long."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from storymap.errors import InputError

SERVICES = {"nominatim": "Nominatim", "photon": "Photon"}
"""The geocoders by their registered names, as people write them."""
PUBLIC = {"nominatim": "https://nominatim.openstreetmap.org", "photon": "https://photon.komoot.io"}
"""The servers that everybody may use, within limits."""
_PUBLIC_HOSTS = frozenset(address.partition("://")[2] for address in PUBLIC.values())
_LONGEST_CONTACT = 100
"""Characters of a contact: it travels in a header of each request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which geocoder is asked and within which limits.

    The limits on public servers are those of their terms of use; a server of the user's own has none but the times.

    Raises:
        InputError: The address is none that can be asked, or the contact cannot stand in a header.
    """

    service: str
    """`nominatim` or `photon`."""
    url: str | None = None
    """Address of a server of the user's own; the public one if `None`."""
    contact: str | None = None
    """Address of mail or page at which the server's keepers reach the user."""
    cache: Path | None = None
    """File that keeps answers; one in the user's cache folder if `None`."""
    everything: bool = False
    """Whether every name is asked for, not only those that the embedded gazetteer lacks."""
    pause_s: float = 1.1
    """Seconds between two requests to a public server, over all processes that share the cache.

    One would be allowed; the rest is for what delays a request on its way.
    """
    most_names: int = 100
    """Names asked of a public server in one run."""
    timeout_s: float = 10.0
    """Seconds that one request may take, names and the last byte included."""
    attempts: int = 3
    """How often a name is asked for when the server fails."""
    back_off_s: float = 1.0
    """Seconds before the second attempt; twice as many before each further one."""
    longest_wait_s: float = 30.0
    """A server that asks to wait longer than this is left alone for the rest of the run."""
    budget_s: float = 300.0
    """Seconds that all names of one run may take."""
    keep_days: float = 30.0
    """For how long an answer is kept."""

    def __post_init__(self) -> None:
        if self.service not in SERVICES:
            raise InputError(f"no geocoder called '{self.service}'; there are {', '.join(SERVICES)}")
        _check_address(self.address)
        if self.contact and not (self.contact.isascii() and self.contact.isprintable()):
            raise InputError("the contact travels in a header: write it in printable ASCII on one line")
        if self.contact and len(self.contact) > _LONGEST_CONTACT:
            raise InputError(f"the contact has more than {_LONGEST_CONTACT} characters; a mail address is enough")

    @property
    def address(self) -> str:
        """Where the server is asked, without a slash at the end."""
        return (self.url or PUBLIC[self.service]).rstrip("/")

    @property
    def scheme(self) -> str:
        """`http` or `https`."""
        return self.address.partition("://")[0].lower()

    @property
    def server(self) -> str:
        """The server as people know it: host, port and path.

        >>> Settings(service="photon").server, Settings(service="nominatim", url="http://localhost:8080/search/").server
        ('photon.komoot.io', 'localhost:8080/search')
        """
        return self.address.partition("://")[2]

    @property
    def host(self) -> str:
        """The host alone, in lower case."""
        return (urlsplit(self.address).hostname or "").lower().rstrip(".")

    @property
    def is_public(self) -> bool:
        """Whether the server's keepers serve everybody, so that their limits hold."""
        return self.host in _PUBLIC_HOSTS

    @property
    def title(self) -> str:
        """The geocoder's name with its server."""
        return f"{SERVICES[self.service]} at {self.server}"


def _check_address(address: str) -> None:
    """Refuse what cannot be asked, or would tell a secret in an output.

    Raises:
        InputError: It is no plain http or https address.
    """
    advice = "write it as https://geocoder.example.org"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise InputError(f"'{address}' is no address of a geocoder: {error}; {advice}") from None
    if parts.username is not None or parts.password is not None:
        raise InputError(
            "the geocoder's address carries a name or password, which would stand in outputs; leave it out"
        )
    if parts.scheme not in ("http", "https") or not host:
        raise InputError(f"'{address}' is no address of a geocoder; {advice}")
    if parts.query or parts.fragment or "?" in address or "#" in address:
        raise InputError(f"'{address}' holds a question; give the address before it: {advice}")
    if not (address.isascii() and address.isprintable()) or " " in address:
        raise InputError(f"'{address}' holds characters that no address has; write names of hosts as xn--…")
    if parts.scheme == "http" and host.rstrip(".") in _PUBLIC_HOSTS:
        raise InputError(f"'{address}' would send names unencrypted; write https://{host}")
