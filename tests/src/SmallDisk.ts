import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, statfs, truncate, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A disk of its own, that a test fills and frees. Linux, and only where one may mount. */
export class SmallDisk {
	readonly folder: string;
	readonly #mounted: string;
	readonly #filler: string;

	private constructor(mounted: string) {
		this.#mounted = mounted;
		this.folder = join(mounted, 'data');
		this.#filler = join(mounted, 'filler');
	}

	/** @returns undefined where one may not mount */
	static async make(megabytes: number): Promise<SmallDisk | undefined> {
		const at = await mkdtemp(join(tmpdir(), 'small-disk-'));
		try {
			await execute('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', at]);
		} catch {
			await rm(at, { recursive: true });
			return undefined;
		}
		const disk = new SmallDisk(at);
		await mkdir(disk.folder);
		return disk;
	}

	/** Nothing more can be written. */
	async fill(): Promise<void> {
		const file = await open(this.#filler, 'a');
		try {
			for (let size = 1024 * 1024; size >= 512; size /= 2) await writeWhile(file, size);
		} finally {
			await file.close();
		}
	}

	async free(): Promise<void> {
		await truncate(this.#filler, 0);
	}

	/** Bytes. */
	async left(): Promise<number> {
		const { bavail, bsize } = await statfs(this.#mounted);
		return bavail * bsize;
	}

	async remove(): Promise<void> {
		await execute('umount', ['-l', this.#mounted]);
		await rm(this.#mounted, { recursive: true });
	}
}

async function writeWhile(file: Awaited<ReturnType<typeof open>>, size: number): Promise<void> {
	const bytes = Buffer.alloc(size);
	for (;;) {
		try {
			const { bytesWritten } = await file.write(bytes);
			if (bytesWritten < size) return;
		} catch {
			return;
		}
	}
}
