import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Permission } from '../../src-core/plugin/permissions';
import { isHomeName, isPublicAddress } from './addresses';
import { addressFault, allowsDestination, type Destination, destination } from './network-rules';

const net = (host: string): Permission => ({ kind: 'network', host });

function to(text: string): Destination {
  const read = destination(text);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

const allows = (host: string, url: string) => allowsDestination(net(host), to(url));

describe('where a grant leads', () => {
  it.each([
    ['api.example.org', 'https://api.example.org/x', true],
    ['api.example.org', 'https://API.example.org./x', true],
    ['api.example.org', 'http://api.example.org/', true],
    ['api.example.org', 'https://api.example.org:443/', true],
    ['api.example.org', 'https://api.example.org:8443/', false],
    ['api.example.org', 'http://api.example.org:443/', false],
    ['api.example.org:8443', 'https://api.example.org:8443/', true],
    ['api.example.org:8443', 'https://api.example.org/', false],
    ['api.example.org', 'https://evil.api.example.org/', false],
    ['api.example.org', 'https://api.example.org.evil.com/', false],
    ['api.example.org', 'https://evilapi.example.org/', false],
    ['*.example.org', 'https://a.example.org/', true],
    ['*.example.org', 'https://a.b.example.org/', true],
    ['*.example.org', 'https://example.org/', false],
    ['*.example.org', 'https://evilexample.org/', false],
    ['*.example.org', 'http://a.example.org/', false],
    ['*.example.org', 'https://a.example.org:8443/', false],
    ['*.example.org:8443', 'https://a.example.org:8443/', true],
    ['*', 'https://anything.example/', true],
    ['*', 'http://anything.example/', false],
    ['*', 'https://anything.example:8443/', false],
    ['[::1]:8080', 'http://[::1]:8080/', true],
    ['[::1]:8080', 'http://[::1]/', false],
  ])('%s and %s: %s', (host, url, expected) => {
    expect(allows(host, url)).toBe(expected);
  });

  it.each(['**', '!x', '{a,b}', '*com', '?.example.org', '.example.org', '*.', ''])(
    'reads no glob into %j',
    (pattern) => {
      for (const url of ['https://example.com/', 'https://a/', 'https://b/', 'https://x.example.org/']) {
        expect(allows(pattern, url)).toBe(false);
      }
    },
  );

  it.each([
    'file:///etc/passwd',
    'ftp://api.example.org/',
    'data:text/plain,x',
    'javascript:1',
    'https://user@api.example.org/',
    'https://:secret@api.example.org/',
    'https://api.example.org@evil.com/',
    'https://a..example.org/',
    'https://*.example.org/',
    'api.example.org',
    '',
  ])('takes no address like %s', (url) => {
    expect(destination(url).ok).toBe(false);
  });

  it('never takes an address for the name that a star stands before', () => {
    expect(allows('*.0.0.1', 'https://127.0.0.1/')).toBe(false);
  });
});

describe('what is not the internet', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.255',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.8',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '100::1',
    'localhost',
    '',
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::200e'])(
    'but %s is',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it('holds for every address of 127/8 and 10/8 in every way that browsers read', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.constantFrom(127, 10), octet, octet, octet, (a, b, c, d) => {
        const number = ((a * 256 + b) * 256 + c) * 256 + d;
        const spellings = [
          `${number}`,
          `0x${number.toString(16)}`,
          `0${number.toString(8)}`,
          `${a}.${number % 2 ** 24}`,
        ];
        for (const spelling of spellings) {
          const at = to(`https://${spelling}/`);
          expect(addressFault(net('*'), at, [{ address: at.host, family: 4 }])).toContain('private network');
        }
      }),
    );
  });
});

describe('which addresses a name may have', () => {
  const inside = [{ address: '192.168.1.10', family: 4 }];
  const outside = { address: '93.184.216.34', family: 4 };

  it('only those of the internet under a star, every one of them', () => {
    const at = to('https://a.example.org/');
    expect(addressFault(net('*.example.org'), at, [outside])).toBeUndefined();
    expect(addressFault(net('*.example.org'), at, [outside, ...inside])).toContain('exact name');
    expect(addressFault(net('*'), at, [outside, { address: '::1', family: 6 }])).toContain('exact name');
    expect(addressFault(net('*'), at, [])).toBe('has no address');
  });

  it('private ones too under its exact name over https, where a certificate proves who answers', () => {
    expect(addressFault(net('jira.example.org'), to('https://jira.example.org/'), inside)).toBeUndefined();
  });

  it('private ones over http only when the name cannot be somebody else’s', () => {
    const over = (host: string) => addressFault(net(host), to(`http://${host}/`), inside);
    expect(over('jira.example.org')).toContain('say https');
    for (const host of ['localhost', 'nas', 'nas.lan', 'printer.local', '192.168.1.10']) {
      expect(isHomeName(host)).toBe(true);
      expect(over(host)).toBeUndefined();
    }
  });
});
