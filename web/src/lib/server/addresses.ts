import { networkInterfaces } from 'node:os';

/** The first address by which another device on the local network reaches this machine. */
export function networkAddress(): string | undefined {
	for (const addresses of Object.values(networkInterfaces())) {
		for (const { family, internal, address } of addresses ?? []) {
			if (family === 'IPv4' && !internal) return address;
		}
	}
	return undefined;
}
