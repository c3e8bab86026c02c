"""Say which network addresses may be asked for a report: those of the public internet, and no others.

An address may hide another one, as IPv6 does with IPv4 in four ways; the hidden one counts as well.

    >>> is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("192.88.98.1")
    (False, False, True)
"""

from __future__ import annotations

import ipaddress

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
# 6to4 relays were withdrawn; nothing public answers there.
_WITHDRAWN = ipaddress.IPv4Network("192.88.99.0/24")


def is_public(address: str) -> bool:
    """Tell whether an address, and each that it hides, is of the public internet.

    Args:
        address: As a resolver gives it; one with a scope (`fe80::1%eth0`) is never public.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if getattr(found, "scope_id", None) is not None:
        return False
    return all(_is_global(one) for one in (found, *_hidden(found)))


def _is_global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(address, ipaddress.IPv4Address) and address in _WITHDRAWN:
        return False
    carries = isinstance(address, ipaddress.IPv6Address) and (
        address in _NAT64 or address.ipv4_mapped is not None
    )
    if isinstance(address, ipaddress.IPv6Address) and address.is_site_local:
        return False
    refused = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    # A carrier is as public as what it carries.
    return carries or (
        address.is_global and not refused and not address.is_private and not address.is_link_local
    )


def _hidden(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """Return the IPv4 addresses inside an IPv6 one: mapped, 6to4, Teredo, NAT64, compatible."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64 or address in _COMPATIBLE:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]
