#!/usr/bin/env python3
"""Records the captures of this folder: made-up requests to a made-up host, sealed by OpenSSL in memory, put into packets.

  make.py FOLDER      needs python3 with ssl, and the openssl program; keys are random, so each run gives other bytes
"""
import gzip
import hashlib
import hmac
import os
import ssl
import struct
import subprocess
import sys
import tempfile

REQUEST = b"POST /login HTTP/1.1\r\nHost: api.kestrel.example\r\nContent-Length: 17\r\n\r\nphone=13912345678"
BODY = b"0123456789abcdef" * 1500
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY
START = 1772328600


def certificate(folder, name, *kind):
    paths = os.path.join(folder, name + ".crt"), os.path.join(folder, name + ".key")
    subprocess.run(["openssl", "req", "-x509", *kind, "-nodes", "-out", paths[0], "-keyout", paths[1], "-days", "30", "-subj", "/CN=api.kestrel.example"], check=True, capture_output=True)
    return paths


def talk(version, ciphers, messages, key_log, pair):
    """The bytes of both directions, in order: (is from the client, bytes)."""
    if os.path.exists(key_log):
        os.remove(key_log)
    server, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    server.load_cert_chain(*pair)
    client.check_hostname, client.verify_mode, client.keylog_filename = False, ssl.CERT_NONE, key_log
    for context in (server, client):
        context.minimum_version = context.maximum_version = version
        if ciphers:
            context.set_ciphers(ciphers)
    to_server, from_server, to_client, from_client = (ssl.MemoryBIO() for _ in range(4))
    ends = {True: client.wrap_bio(to_client, from_client, server_hostname="api.kestrel.example"), False: server.wrap_bio(to_server, from_server, server_side=True)}
    wire = []

    def move():
        moved = False
        for is_up, source, target in ((True, from_client, to_server), (False, from_server, to_client)):
            data = source.read()
            if data:
                wire.append((is_up, data))
                target.write(data)
                moved = True
        return moved

    waiting = {True, False}
    while waiting:
        for is_up in sorted(waiting, reverse=True):
            try:
                ends[is_up].do_handshake()
                waiting.discard(is_up)
            except ssl.SSLWantReadError:
                pass
            move()
    for is_up, data in messages:
        ends[is_up].write(data)
        while move():
            pass
        try:
            while True:
                ends[not is_up].read(65536)
        except ssl.SSLWantReadError:
            pass
    return wire


def ip(protocol, payload, is_up):
    phone, server = b"\x0a\0\0\2", b"\xc0\0\2\7"
    return b"\x02" * 12 + b"\x08\x00\x45\0" + struct.pack(">H", 20 + len(payload)) + b"\0\1\0\0\x40" + bytes([protocol]) + b"\0\0" + (phone + server if is_up else server + phone) + payload


def tcp_frames(wire, port, segment=1400):
    frames, sequence = [], {True: 1000, False: 2000}

    def add(is_up, data, flags):
        ports = (50000, port) if is_up else (port, 50000)
        frames.append(ip(6, struct.pack(">HHIIBBHHH", *ports, sequence[is_up], 0, 0x50, flags, 65535, 0, 0) + data, is_up))
        sequence[is_up] += len(data) + (1 if flags & 3 else 0)

    add(True, b"", 2)
    add(False, b"", 18)
    for is_up, data in wire:
        for at in range(0, len(data), segment):
            add(is_up, data[at:at + segment], 16)
    add(False, b"", 17)
    add(True, b"", 17)
    return frames


def pcap(frames):
    records = [struct.pack("<IIII", START, (i + 1) * 1000, len(f), len(f)) + f for i, f in enumerate(frames)]
    return struct.pack("<IHHIIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1) + b"".join(records)


def block(kind, body):
    body += b"\0" * (-len(body) % 4)
    length = struct.pack("<I", len(body) + 12)
    return struct.pack("<I", kind) + length + body + length


def pcapng(frames, secrets):
    """The secrets stand behind the packets, where some readers do not look."""
    out = block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1)) + block(1, struct.pack("<HHI", 1, 0, 0))
    for i, frame in enumerate(frames):
        ticks = START * 1000000 + (i + 1) * 1000
        out += block(6, struct.pack("<IIIII", 0, ticks >> 32, ticks & 0xFFFFFFFF, len(frame), len(frame)) + frame)
    return out + block(10, struct.pack("<II", 0x544C534B, len(secrets)) + secrets)


def http2_messages():
    def frame(kind, flags, stream, body):
        return struct.pack(">I", len(body))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + body

    def literal(name, value):
        return b"\0" + bytes([len(name)]) + name + bytes([len(value)]) + value

    preface = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
    first = b"\x83\x87\x44\x06/login\x41\x13api.kestrel.example" + literal(b"x-oaid", b"a1b2c3d4")
    second = b"\x82\x87\x44\x05/list\xbf"  # the authority from the dynamic table
    return [(True, preface + frame(4, 0, 0, b"") + frame(1, 4, 1, first) + frame(1, 5, 3, second) + frame(0, 8, 1, b"\x03phone=\0\0\0") + frame(0, 1, 1, b"13912345678")),
            (False, frame(4, 0, 0, b"") + frame(1, 4, 3, b"\x88" + literal(b"content-encoding", b"gzip")) + frame(0, 1, 3, gzip.compress(b'{"ok":true}', mtime=0))
             + frame(1, 0, 1, b"\x88") + frame(9, 4, 1, literal(b"a", b"b")) + frame(0, 1, 1, b"done"))]


def aes(key, data):
    return subprocess.run(["openssl", "enc", "-aes-128-ecb", "-nopad", "-K", key.hex()], input=data, capture_output=True, check=True).stdout


def aes_gcm(key, nonce, header, plain):
    factor = int.from_bytes(aes(key, bytes(16)), "big")

    def times(x):
        product, y = 0, factor
        for bit in range(127, -1, -1):
            if x >> bit & 1:
                product ^= y
            y = (y >> 1) ^ (0xE1 << 120) if y & 1 else y >> 1
        return product

    counters = b"".join(nonce + (i + 2).to_bytes(4, "big") for i in range((len(plain) + 15) // 16))
    sealed = bytes(a ^ b for a, b in zip(plain, aes(key, counters)))
    padded = header + b"\0" * (-len(header) % 16) + sealed + b"\0" * (-len(sealed) % 16)
    state = 0
    for at in range(0, len(padded) + 16, 16):
        piece = padded[at:at + 16] or (len(header) * 8).to_bytes(8, "big") + (len(sealed) * 8).to_bytes(8, "big")
        state = times(state ^ int.from_bytes(piece, "big"))
    return sealed + bytes(a ^ b for a, b in zip(state.to_bytes(16, "big"), aes(key, nonce + b"\0\0\0\1")))


def quic_datagrams():
    """A hello in two initial packets, the later one first: RFC 9001."""
    def label(secret, name, length):
        name = b"tls13 " + name
        return hmac.new(secret, length.to_bytes(2, "big") + bytes([len(name)]) + name + b"\0\1", hashlib.sha256).digest()[:length]

    name = b"push.kestrel.example"
    extension = struct.pack(">HHHBH", 0, len(name) + 5, len(name) + 3, 0, len(name)) + name
    body = b"\3\3" + b"R" * 32 + b"\0\0\2\x13\1\1\0" + struct.pack(">H", len(extension)) + extension
    hello = b"\1" + len(body).to_bytes(3, "big") + body
    connection = bytes.fromhex("8394c8f03e515708")
    secret = label(hmac.new(bytes.fromhex("38762cf7f55934b34d179ae6a4c80cadccbb7f0a"), connection, hashlib.sha256).digest(), b"client in", 32)
    key, nonce, mask_key = label(secret, b"quic key", 16), label(secret, b"quic iv", 12), label(secret, b"quic hp", 16)

    def crypto(offset, data):
        return b"\6" + struct.pack(">HH", 0x4000 | offset, 0x4000 | len(data)) + data

    def initial(number, frames):
        frames += bytes(1150 - len(frames))
        header = b"\xc3\0\0\0\1\x08" + connection + b"\0\0" + struct.pack(">H", 0x4000 | (len(frames) + 20)) + number.to_bytes(4, "big")
        own_nonce = nonce[:8] + bytes(a ^ b for a, b in zip(nonce[8:], number.to_bytes(4, "big")))
        packet = bytearray(header + aes_gcm(key, own_nonce, header, frames))
        at = len(header) - 4
        mask = aes(mask_key, bytes(packet[at + 4:at + 20]))
        packet[0] ^= mask[0] & 15
        for i in range(4):
            packet[at + i] ^= mask[1 + i]
        return bytes(packet)

    for payload in (initial(2, crypto(40, hello[40:])), initial(1, b"\1" + crypto(0, hello[:40])), b"\x40" + b"x" * 60):
        yield ip(17, struct.pack(">HHHH", 50000, 443, 8 + len(payload), 0) + payload, True)


def main():
    folder = sys.argv[1]
    with tempfile.TemporaryDirectory() as work:
        elliptic = certificate(work, "ec", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")
        rsa = certificate(work, "rsa", "-newkey", "rsa:2048")
        for name, version, ciphers, pair in (("tls12-gcm", ssl.TLSVersion.TLSv1_2, "ECDHE-ECDSA-AES128-GCM-SHA256", elliptic),
                                             ("tls12-gcm384", ssl.TLSVersion.TLSv1_2, "ECDHE-ECDSA-AES256-GCM-SHA384", elliptic),
                                             ("tls12-chacha", ssl.TLSVersion.TLSv1_2, "ECDHE-ECDSA-CHACHA20-POLY1305", elliptic),
                                             ("tls12-cbc", ssl.TLSVersion.TLSv1_2, "ECDHE-ECDSA-AES128-SHA256", elliptic),
                                             ("tls12-cbc-sha1", ssl.TLSVersion.TLSv1_2, "AES256-SHA:@SECLEVEL=0", rsa),
                                             ("tls13", ssl.TLSVersion.TLSv1_3, None, elliptic)):
            wire = talk(version, ciphers, [(True, REQUEST), (False, RESPONSE)], os.path.join(folder, name + ".keylog"), pair)
            write(folder, name + ".pcap", pcap(tcp_frames(wire, 443)))
        key_log = os.path.join(work, "h2.keylog")
        wire = talk(ssl.TLSVersion.TLSv1_3, None, http2_messages(), key_log, elliptic)
        with open(key_log, "rb") as secrets:
            write(folder, "tls13-h2-embedded.pcapng", pcapng(tcp_frames(wire, 443), secrets.read()))
    write(folder, "h2-clear.pcap", pcap(tcp_frames(http2_messages(), 80)))
    write(folder, "quic.pcap", pcap(list(quic_datagrams())))


def write(folder, name, data):
    with open(os.path.join(folder, name), "wb") as out:
        out.write(data)


if __name__ == "__main__":
    main()
