import { spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { clusterName } from './leftovers.ts';
import { start } from './Runner.ts';
import type { Runner } from './Runner.ts';

export interface ServerOptions {
	binaries: Binaries;
	runner: Runner;
	/** The cluster's folder. */
	folder: string;
	port: number;
	logFile: string;
	fsync: boolean;
}

/** Milliseconds that an ordered shutdown may take, and then one without. */
const fast = 10_000;
const immediate = 5_000;

/** One run of the Postgres server. */
export class ServerProcess {
	readonly #options: ServerOptions;
	readonly #child: ChildProcess;
	/** Resolves when the process has ended, with its exit code or signal in words. */
	readonly ended: Promise<string>;
	#running = true;

	constructor(options: ServerOptions) {
		this.#options = options;
		const command = [options.binaries.postgres, ...serverArguments(options)];
		this.#child = startLogging(options.runner, command, options.logFile);
		const exited = once(this.#child, 'exit') as Promise<[number | null, string | null]>;
		this.ended = exited
			.then(
				([code, signal]) => signal ?? `code ${code}`,
				(error: unknown) => String(error)
			)
			.finally(() => (this.#running = false));
	}

	get pid(): number | undefined {
		return this.#running ? this.#child.pid : undefined;
	}

	/** @returns whether it accepts connections; `false` where it ended before that, or was told to stop */
	async ready(signal: AbortSignal): Promise<boolean> {
		while (this.#running && !signal.aborted) {
			if (await this.#saysReady()) return true;
			await Promise.race([pause(15), this.ended]);
		}
		return false;
	}

	/** Postgres writes its state into its pid file (pg_ctl waits for it in this way too); recovery may come before. */
	async #saysReady(): Promise<boolean> {
		const path = join(this.#options.folder, 'postmaster.pid');
		const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n');
		return Number(lines[0]) === this.#child.pid && lines[7]?.trim() === 'ready';
	}

	/** Ends it in order: sessions are cut, everything is written. Not obeyed, it is ended as by a crash, which is safe. */
	async stop(): Promise<void> {
		this.#signal('SIGINT', 'fast');
		if (await this.#endsWithin(fast)) return;
		this.#signal('SIGQUIT', 'immediate');
		if (await this.#endsWithin(immediate)) return;
		this.#child.kill('SIGKILL');
		await this.ended;
	}

	/** What can be done while our own process ends. */
	abandon(): void {
		if (this.#running) this.#signal('SIGINT', 'fast');
	}

	/** Windows has no signals: there `pg_ctl` tells the server by a pipe. */
	#signal(name: NodeJS.Signals, mode: string): void {
		if (process.platform !== 'win32') return void this.#child.kill(name);
		const { binaries, folder } = this.#options;
		spawnSync(binaries.pgCtl, ['stop', '-D', folder, '-m', mode, '-W'], { windowsHide: true });
	}

	#endsWithin(milliseconds: number): Promise<boolean> {
		return Promise.race([this.ended.then(() => true), pause(milliseconds, false, { ref: false })]);
	}
}

/**
 * Starts the server with a log file. On Windows a process that is given one of our files shares our console, and
 * its Ctrl-C, which would stop the database before us: there the log comes through us.
 */
export function startLogging(
	runner: Runner,
	command: string[],
	logFile: string,
	platform = process.platform
): ChildProcess {
	const output = openSync(logFile, 'a', 0o600);
	if (platform !== 'win32') {
		const child = start(runner, command, ['ignore', output, output]);
		closeSync(output);
		return child;
	}
	const child = start(runner, command, ['ignore', 'pipe', 'pipe']);
	const keep = (chunk: Buffer): void => {
		try {
			writeSync(output, chunk);
		} catch {
			// A full disk is the database's to report, and no reason to end.
		}
	};
	child.stdout?.on('data', keep);
	child.stderr?.on('data', keep);
	child.once('close', () => closeSync(output));
	return child;
}

function serverArguments({ folder, port, fsync }: ServerOptions): string[] {
	const settings = {
		listen_addresses: '127.0.0.1',
		port,
		// Paths of sockets are limited in length, and data folders are not.
		unix_socket_directories: '',
		cluster_name: clusterName(folder),
		max_connections: 60,
		fsync: fsync ? 'on' : 'off',
		full_page_writes: fsync ? 'on' : 'off',
		synchronous_commit: 'on',
		logging_collector: 'off',
		log_destination: 'stderr',
		log_min_messages: 'warning',
		log_line_prefix: '%m [%p] ',
		// Statements hold what people wrote: they do not belong into a log.
		log_min_error_statement: 'panic',
		log_parameter_max_length_on_error: 0,
		jit: 'off'
	};
	return [
		'-D',
		folder,
		...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])
	];
}
