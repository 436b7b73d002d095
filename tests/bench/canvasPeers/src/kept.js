/** One value under a name in IndexedDB. */
async function store(mode) {
	const opening = indexedDB.open('bench', 1);
	opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
	const database = await done(opening);
	return database.transaction('kept', mode).objectStore('kept');
}

export async function read(name) {
	return done((await store('readonly')).get(name));
}

export async function write(name, value) {
	await done((await store('readwrite')).put(value, name));
}

function done(request) {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}
