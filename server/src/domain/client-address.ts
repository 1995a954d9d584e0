import { isIPv6, BlockList } from 'node:net';

/** Networks that a proxy of ours would stand in: this machine and private ones. */
const near = new BlockList();
near.addSubnet('127.0.0.0', 8);
near.addSubnet('10.0.0.0', 8);
near.addSubnet('172.16.0.0', 12);
near.addSubnet('192.168.0.0', 16);
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');

/**
 * The address that limits count: the peer's, or where the peer is a proxy near us, the last one in `X-Forwarded-For`
 * that is not. What a stranger claims there is not believed.
 */
export function clientAddress(peer: string, forwarded: string | undefined): string {
  const hops = [...(forwarded?.split(',') ?? []), peer].map((hop) => plain(hop.trim()));
  const stranger = hops.findLast((hop) => !isNear(hop));
  return grouped(stranger ?? hops[0] ?? peer);
}

function isNear(address: string): boolean {
  return near.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Without the port that some proxies add, which is another one each time; and IPv4 out of IPv6's clothes. */
function plain(hop: string): string {
  const [, bracketed, dotted] = /^(?:\[([^\]]*)\]|([\d.]+))(?::\d+)?$/.exec(hop) ?? [];
  const address = bracketed ?? dotted ?? hop;
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}

/** One household has 2^64 addresses of IPv6, so they count as one. */
function grouped(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('::');
  const groups = head.split(':');
  if (address.includes('::')) {
    const after = tail === '' ? [] : tail.split(':');
    groups.push(
      ...Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0'),
      ...after,
    );
  }
  return `${groups.slice(0, 4).join(':')}::/64`;
}
