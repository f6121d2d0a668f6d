/** Which addresses are the internet, and which are this machine, its network, or nobody's. */
import { BlockList, isIP } from 'node:net';

/** IPv4 that is not the internet: IANA's registry of special-purpose addresses, multicast and the reserved rest. */
const SPECIAL_4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Inside the part of IPv6 that is given out: Teredo and its neighbours, 6to4, and what is for documents. */
const SPECIAL_6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const special = new BlockList();
for (const [net, bits] of SPECIAL_4) special.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of SPECIAL_6) special.addSubnet(net, bits, 'ipv6');

/** All of IPv6 that is given out. Loopback, mapped IPv4, NAT64, ULA, link-local and multicast lie outside of it. */
const given = new BlockList();
given.addSubnet('2000::', 3, 'ipv6');

/** Whether the address is one of the internet; false for anything that is no address. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !special.check(address, 'ipv4');
  return version === 6 && given.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/** Names that the public DNS does not give out, so that they can only be the user's own network. */
const HOME_NAMES = /(^|\.)(localhost|local|test|internal|lan|home\.arpa)$/;

/** Whether whoever grants this host must know that it is on their own machine or network. */
export function isHomeName(host: string): boolean {
  const plain = host.replace(/^\[|\]$/g, '');
  return isIP(plain) !== 0 || !host.includes('.') || HOME_NAMES.test(host);
}
