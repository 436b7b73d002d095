/** A fault or bad input that the product must survive. Tests name the rows that they make real: *row 13*, *rows 1 and 4*. */
export interface FaultRow {
	id: string;
	fault: string;
	/** Where one machine cannot make it real: why, and what is tried in its place. */
	standsIn?: string;
}

const row = (id: string, fault: string, standsIn?: string): FaultRow =>
	standsIn === undefined ? { id, fault } : { id, fault, standsIn };

/** Ids of the rows that nothing tries yet. */
export const untried: readonly string[] = [];

export const faultMatrix: readonly FaultRow[] = [
	row('1', 'a node is killed under writers'),
	row('2', 'a node is killed between commit and apply'),
	row('3', 'a node is killed before the commit'),
	row('4', 'an author leaves right after Saved, then all nodes are killed'),
	row('5', 'a node is killed while it loads, folds a log or deletes rows'),
	row('6', 'a node is told to stop, with the database there and away'),
	row(
		'7',
		'out of memory',
		'needs a limit of the system; the kills of rows 1 to 5 end a process as hard'
	),
	row('8', 'a node is killed again and again while it starts'),
	row('9', 'the embedded database is killed, stopped, left with stale files, started twice'),
	row(
		'10',
		'the machine loses its power',
		'needs a machine to cut; Postgres is killed with fsync on in row 9'
	),
	row('11', 'the database is away during edits'),
	row('12', 'the database is away when a board is opened'),
	row('13', 'an outage ends, and the writer leaves without another edit'),
	row('14', 'the answer to a commit is lost'),
	row('15', 'the database is slow, then hangs'),
	row('16', 'no connection to the database is free'),
	row('17', 'a table or a row of the database is locked'),
	row('18', 'the disk of the database is full'),
	row('19', 'the database refuses a transaction for another'),
	row('20', 'a row or a snapshot is damaged or missing'),
	row(
		'21',
		'the database fails over to a standby',
		'needs a standby of its own; what a node sees of it, lines that break and an answer that is lost, is tried in rows 11, 14 and 26'
	),
	row('22', 'a backup is restored while people are there'),
	row('23', 'Redis is away during edits on two nodes'),
	row('24', 'messages between nodes are lost, doubled, out of order'),
	row('25', 'a node’s line to Redis is cut, and nobody edits'),
	row('26', 'a node is cut off from Redis alone, or from the database alone'),
	row('27', 'a node is frozen for a while'),
	row('28', 'a node is killed right after its edit reached another'),
	row('29', 'two nodes load, edit and unload one board in step'),
	row('30', 'the clock of a node is wrong'),
	row('31', 'nodes are replaced one after the other'),
	row('32', 'lines break and come back, whenever'),
	row('33', 'thousands of edits are made offline'),
	row('33b', 'offline edits of which some are no longer allowed'),
	row('34', 'a board larger than a frame is opened'),
	row('35', 'a line is dead, and neither end is told'),
	row('36', 'a reader is too slow, or frozen'),
	row('37', 'two thousand people come back at once'),
	row('38', 'many come back at once to a slow database'),
	row('39', 'a tab is closed, reloaded, doubled, put to sleep'),
	row('40', 'the device’s storage is full, blocked or emptied'),
	row('41', 'Saved is said only when all is'),
	row('42', 'the server ends a document’s connection'),
	row('43', 'undo after a colleague’s edit'),
	row('44', 'several do different things to one note at once'),
	row('45', 'random bytes, truncated and flipped frames'),
	row('46', 'counts that promise more than there is'),
	row('47', 'updates made to cost memory'),
	row('48', 'somebody else’s client id is used up'),
	row('49', 'something is written under a foreign client id'),
	row('50', 'an update waits for what never comes'),
	row('51', 'everything is deleted, or what is locked'),
	row('52', 'who may only read sends everything that writes'),
	row('53', 'floods of questions'),
	row('54', 'presence without measure, and forged'),
	row('55', 'messages that are none'),
	row('56', 'names of documents that are none'),
	row('57', 'sockets and documents without number'),
	row('58', 'fifty honest hands at full speed'),
	row('59', 'whatever is accepted can be loaded'),
	row('60', 'rights end while somebody types'),
	row('61', 'tickets that are expired, forged, another’s'),
	row('62', 'a ticket that is never renewed'),
	row('63', 'somebody else’s boards by their ids'),
	row('64', 'what is written in private is looked for everywhere'),
	row('65', 'somebody writes past a private phase'),
	row('66', 'a reveal races with writers, kills and another reveal'),
	row('67', 'authors are looked for behind a nameless reveal'),
	row('68', 'dots beyond one’s own, too late, for another'),
	row('69', 'an open vote’s state is looked for everywhere'),
	row('70', 'results and authors are forged in the document'),
	row('71', 'foreign pages open sockets and send forms'),
	row('72', 'scripts in words, names, files and errors'),
	row('73', 'formulas in tables, scripts in pictures'),
	row('74', 'links to sign in, twice, by a scanner, expired'),
	row('75', 'codes and invitations, over and over'),
	row('76', 'files made to cost memory'),
	row('77', 'limits with and without a proxy'),
	row('78', 'many boards are opened and closed, many loads fail'),
	row(
		'79',
		'a day of coming and going',
		'takes a day; row 78 and the seeds of row 32 look for what grows'
	),
	row('80', 'a year of edits on one board'),
	row('81', 'an older page and a newer server'),
	row('82', 'an upgrade on a database with data, and a downgrade'),
	row('83', 'a backup, restored'),
	row('84', 'what stock Hocuspocus does wrong')
];

/** Ids of the rows that a test's title names. */
export function rowsIn(title: string): string[] {
	return [...title.matchAll(/\brows? (\d+b?(?:(?:, | and )\d+b?)*)/g)].flatMap(
		([, ids = '']) => ids.match(/\d+b?/g) ?? []
	);
}
