import { expect, test } from 'vitest';
import { clientReader } from './client-address.ts';

type Message = Parameters<ReturnType<typeof clientReader>>[0];
const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as Message;
const addressOf = (trusted: string[], peer: string, forwarded: string) =>
  clientReader(trusted)(from(peer, { 'x-forwarded-for': forwarded })).address;

test('nobody is believed who is not named', () => {
  const read = clientReader([]);
  const headers = { 'x-forwarded-for': '1.2.3.4', 'x-forwarded-proto': 'https' };
  expect(read(from('127.0.0.1', headers))).toEqual({ address: '127.0.0.1', protocol: 'http' });
  expect(addressOf(['10.0.0.1'], '10.0.0.2', '1.2.3.4')).toBe('10.0.0.2');
});

test('a named proxy says who came, and how', () => {
  const read = clientReader(['127.0.0.1']);
  const headers = { 'x-forwarded-for': '1.2.3.4', 'x-forwarded-proto': 'https' };
  expect(read(from('127.0.0.1', headers))).toEqual({ address: '1.2.3.4', protocol: 'https' });
  expect(read(from('::ffff:127.0.0.1', headers)).address).toBe('1.2.3.4');
});

test('what the client wrote before its proxy is not believed', () => {
  expect(addressOf(['127.0.0.1'], '127.0.0.1', '6.6.6.6, 1.2.3.4')).toBe('1.2.3.4');
  expect(addressOf(['127.0.0.1', '10.0.0.0/8'], '127.0.0.1', '6.6.6.6, 1.2.3.4, 10.1.2.3')).toBe(
    '1.2.3.4',
  );
  expect(addressOf(['127.0.0.1'], '127.0.0.1', '6.6.6.6, unknown')).toBe('127.0.0.1');
  expect(addressOf(['127.0.0.1'], '127.0.0.1', '6.6.6.6, ')).toBe('127.0.0.1');
});

test('addresses come with ports, in brackets, as IPv6', () => {
  expect(addressOf(['::1'], '::1', '1.2.3.4:5678')).toBe('1.2.3.4');
  expect(addressOf(['::1'], '::1', '[2001:db8::1]:443')).toBe('2001:db8::1');
  expect(addressOf(['fd00::/8'], 'fd00::5', '2001:db8::1')).toBe('2001:db8::1');
  expect(addressOf(['127.0.0.1'], '127.0.0.1', '')).toBe('127.0.0.1');
});

test('a setting that is no address is said to be wrong at once', () => {
  for (const proxy of ['nginx', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '', '::/129']) {
    expect(() => clientReader([proxy])).toThrow(/trustedProxies/);
  }
});
