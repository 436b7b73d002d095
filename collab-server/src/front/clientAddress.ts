import { BlockList, isIP } from 'node:net';

/** @throws Error for what is no address and no range like `10.0.0.0/8` */
export function trustedProxies(ranges: readonly string[]): BlockList {
	const list = new BlockList();
	for (const range of ranges) {
		const [address = '', bits] = range.split('/');
		if (bits === undefined) list.addAddress(address, familyOf(address));
		else list.addSubnet(address, Number(bits), familyOf(address));
	}
	return list;
}

/**
 * Where a request comes from. What a client writes into `X-Forwarded-For` itself stands left of what the
 * proxies add, so it is read from the right, and only as far as proxies that are trusted wrote it.
 */
export function clientAddress(
	{ remote, forwarded }: { remote: string; forwarded: string | undefined },
	trusted: BlockList
): string {
	const hops = (forwarded ?? '').split(',').map((hop) => hop.trim());
	let address = plain(remote);
	while (isTrusted(address, trusted)) {
		const before = plain(hops.pop() ?? '');
		if (isIP(before) === 0) break;
		address = before;
	}
	return address;
}

function isTrusted(address: string, trusted: BlockList): boolean {
	return isIP(address) !== 0 && trusted.check(address, familyOf(address));
}

/** An IPv4 address is written as one of IPv6 where a socket listens on both. */
function plain(address: string): string {
	return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
	return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
