import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Who is at the other end of a connection, and how they came to it. */
export interface Client {
  address: string;
  protocol: 'http' | 'https';
}

/**
 * Reads X-Forwarded-For and -Proto where the connection comes from a proxy that the settings name, from
 * the right, past further such proxies; anybody else may write there what they like.
 */
export function clientReader(
  trustedProxies: readonly string[],
): (request: IncomingMessage) => Client {
  const trusted = new BlockList();
  for (const proxy of trustedProxies) {
    const [address = '', prefix] = proxy.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(prefix), family);
  }
  const isTrusted = (address: string) =>
    trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

  return ({ socket, headers }) => {
    const peer = plain(socket.remoteAddress ?? '');
    if (isIP(peer) === 0 || !isTrusted(peer)) return { address: peer, protocol: 'http' };
    const chain = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((part) => plain(part.trim()));
    const address = chain.findLast((part) => isIP(part) !== 0 && !isTrusted(part)) ?? peer;
    const protocol = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
    return { address, protocol };
  };
}

/** An IPv4 address that came in as IPv6 is the same person's. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}
