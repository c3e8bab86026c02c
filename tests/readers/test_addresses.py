"""Only addresses of the public internet are public, whatever they are wrapped in."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.readers.addresses import is_public

NOT_PUBLIC = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "0.0.0.0",  # noqa: S104
    "100.64.0.1",
    "198.18.0.1",
    "192.0.2.1",
    "203.0.113.5",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "192.88.99.1",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "2001:db8::1",
    "100::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "2001:0:7f00:1::",
    "::7f00:1",
    "",
    "localhost",
    "127.1",
    "0x7f.1",
    "8.8.8.8/0",
]


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["192.88.98.1", "8.8.4.4", "2606:4700::1111", "::ffff:8.8.4.4", "64:ff9b::808:404"]
)
def test_what_is_public(address):
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_a_wrapped_address_is_no_more_public_than_itself(address):
    number = int(address)
    wrapped = [
        ipaddress.IPv6Address((0xFFFF << 32) | number),
        ipaddress.IPv6Address((0x64FF9B << 96) | number),
        ipaddress.IPv6Address((0x2002 << 112) | (number << 80)),
    ]
    if not is_public(str(address)):
        assert not any(is_public(str(one)) for one in wrapped)
