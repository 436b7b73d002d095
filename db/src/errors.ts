export type DbErrorCode =
	| 'backup_damaged'
	| 'backup_there'
	| 'cannot_start_postgres'
	| 'command_repeated'
	| 'data_dir_in_use'
	| 'database_in_use'
	| 'database_not_empty'
	| 'database_unusable'
	| 'document_damaged'
	| 'document_missing'
	| 'schema_newer'
	| 'schema_older'
	| 'storage_timeout';

/** An expected failure of this package, told apart by its code; the message names the cure. */
export class DbError extends Error {
	readonly code: DbErrorCode;

	constructor(code: DbErrorCode, message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'DbError';
		this.code = code;
	}
}
