import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { ArchiveError } from '#domain/archive-error.ts';

/** Who is at the other end of a connection, and how they came to it. */
export interface Client {
  address: string;
  protocol: 'http' | 'https';
}

/**
 * Reads X-Forwarded-For and -Proto where the connection comes from a proxy that the settings name, from
 * the right, past further such proxies; anybody else may write there what they like. What the last
 * such proxy wrote is believed or nothing is: left of it stands what the client wrote.
 * @throws ArchiveError `trusted-proxy-faulty`.
 */
export function clientReader(
  trustedProxies: readonly string[],
): (request: Pick<IncomingMessage, 'socket' | 'headers'>) => Client {
  const trusted = toBlockList(trustedProxies);
  const isTrusted = (address: string) => trusted.check(address, familyOf(address));

  return ({ socket, headers }) => {
    const peer = toAddress(socket.remoteAddress ?? '');
    if (isIP(peer) === 0 || !isTrusted(peer)) return { address: peer, protocol: 'http' };
    const chain = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map(toAddress);
    const client = chain.findLast((part) => isIP(part) === 0 || !isTrusted(part));
    const address = client !== undefined && isIP(client) !== 0 ? client : peer;
    const told = String(headers['x-forwarded-proto'] ?? '')
      .split(',')
      .at(-1);
    return { address, protocol: told?.trim() === 'https' ? 'https' : 'http' };
  };
}

function toBlockList(proxies: readonly string[]): BlockList {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', prefix, ...rest] = proxy.split('/');
    const longest = isIP(address) === 6 ? 128 : 32;
    const bits = prefix === undefined ? longest : Number(prefix);
    const isRange = Number.isInteger(bits) && bits >= 0 && bits <= longest && prefix !== '';
    if (isIP(address) === 0 || !isRange || rest.length > 0) throw trustedProxyFaulty(proxy);
    list.addSubnet(address, bits, familyOf(address));
  }
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** Some proxies write the port as well; an IPv4 address that came in as IPv6 is the same person's. */
function toAddress(written: string): string {
  const text = written.trim();
  const bare = /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^([\d.]+):\d+$/, '$1');
  return bare.replace(/^::ffff:(?=\d+\.)/i, '');
}

function trustedProxyFaulty(proxy: string): ArchiveError {
  return new ArchiveError({
    name: 'trusted-proxy-faulty',
    what: {
      vi: `studio.trustedProxies trong archive.yaml có "${proxy}", không phải địa chỉ IP hay dải địa chỉ.`,
      en: `studio.trustedProxies in archive.yaml has "${proxy}", which is no IP address or range.`,
    },
    hint: {
      vi: 'Viết địa chỉ của máy đứng trước, như 127.0.0.1 hoặc 10.0.0.0/8.',
      en: 'Write the address of the proxy in front, like 127.0.0.1 or 10.0.0.0/8.',
    },
  });
}
