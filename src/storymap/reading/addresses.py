"""A host's name → the network address to connect to, after every address it has was found to be public."""

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from storymap.errors import InputError

Address = IPv4Address | IPv6Address

_CLOSED: tuple[IPv4Network | IPv6Network, ...] = tuple(
    ip_network(network)
    for network in (
        "168.63.129.16/32",  # Azure's metadata, at a public address
        "192.0.0.0/24",  # protocol assignments; Oracle's metadata
        "192.88.99.0/24",  # relays of 6to4
        "fec0::/10",  # site-local
    )
)
"""Refused besides all that Python's `ipaddress` knows to be private, loopback, link-local, reserved or multicast."""
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Whether an address is one of the public network: nothing inside a house, a cloud or this computer.

    >>> [is_public(ip_address(a)) for a in ("192.168.1.1", "::ffff:127.0.0.1", "169.254.169.254", "9.9.9.9")]
    [False, False, False, True]
    """
    within = _carried(address)
    if within is not None:
        return is_public(within)
    if address.is_multicast or address.is_reserved or address.is_unspecified or address.is_link_local:
        return False
    return address.is_global and not any(address in network for network in _CLOSED)


def _carried(address: Address) -> Address | None:
    """The IPv4 address that an IPv6 address stands for, in any of the ways of writing one in the other."""
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def resolve(host: str, port: int, *, allow_private: bool) -> tuple[str, ...]:
    """The addresses of a host in the order to try them; a connection goes to one of these, and asks no name again.

    Args:
        host: Name or address, without brackets.
        port: Where the connection will go.
        allow_private: Whether addresses that are not public pass.

    Raises:
        InputError: The name is unknown, or one of its addresses is not public.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "no valid name"
        raise InputError(f"cannot find {host}: {reason}; check the address and the network") from None
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    closed = [address for address in addresses if not is_public(ip_address(address))]
    if closed and not allow_private:
        where = host if host == closed[0] else f"{host} ({closed[0]})"
        raise InputError(f"{where} is not on the public network; if that is meant, add --allow-private")
    return addresses
