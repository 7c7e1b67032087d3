import { BlockList, isIP } from 'node:net';

/**
 * Whether an address is one of these, or in one of these ranges: `10.1.2.3`, `10.0.0.0/8`, `fd00::/8`.
 * @throws {TypeError} for one that is no address or range
 */
export function addressIn(ranges: readonly string[]): (address: string | undefined) => boolean {
  const list = new BlockList();
  for (const range of ranges) addRange(list, range);
  return (address = '') => {
    const family = isIP(address);
    return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
  };
}

function addRange(list: BlockList, range: string): void {
  const [address = '', prefix, ...rest] = range.split('/');
  const family = isIP(address);
  const bits = family === 6 ? 128 : 32;
  const length = prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
  if (family === 0 || rest.length > 0 || length < 0 || length > bits) {
    throw new TypeError(`A proxy must be an IP address or a range as 10.0.0.0/8, not ${range}.`);
  }
  list.addSubnet(address, length, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Whom an address stands for: of IPv6 its /64, as one host has all addresses of that. Undefined where it is no address.
 */
export function networkOf(address: string): string | undefined {
  const [plain = ''] = address.split('%');
  const mapped = /^::ffff:([\d.]+)$/i.exec(plain)?.[1] ?? plain;
  if (isIP(mapped) !== 6) return isIP(mapped) === 4 ? mapped : undefined;
  const [head = '', tail] = mapped.split('::');
  const groups = head === '' ? [] : head.split(':');
  const behind = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Math.max(0, 8 - groups.length - behind.length);
  const all = [...groups, ...Array<string>(zeros).fill('0'), ...behind];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
