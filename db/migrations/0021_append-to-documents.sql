-- Appends to several documents' logs in one transaction: a commit, and the way here and back, is shared by all of them.
-- The lists are those of append_updates, one document after the other; p_update_counts, p_client_counts and p_note_counts
-- say how long each one's part is. The answers come in the order of the documents; null: nothing was done for this one,
-- because somebody else holds its row or it is not there. So no document waits for another, and two of these calls never
-- wait for each other either, in whatever order they name the documents.
CREATE FUNCTION append_to_documents(
	p_documents uuid[],
	p_node text,
	p_rights_versions bigint[],
	p_update_counts integer[],
	p_append_ids uuid[],
	p_people uuid[],
	p_bytes bytea,
	p_lengths integer[],
	p_crcs bigint[],
	p_client_counts integer[],
	p_client_updates integer[],
	p_clients bigint[],
	p_note_counts integer[],
	p_note_updates integer[],
	p_notes text[]
) RETURNS json[] LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
	v_answers json[] := '{}';
	v_answer json;
	-- Where the parts of the document begin in the lists, less one; and where they end.
	v_update integer := 0;
	v_client integer := 0;
	v_note integer := 0;
	v_byte integer := 0;
	v_last_update integer;
	v_last_client integer;
	v_last_note integer;
	v_size integer;
BEGIN
	FOR i IN 1 .. cardinality(p_documents) LOOP
		v_last_update := v_update + p_update_counts[i];
		v_last_client := v_client + p_client_counts[i];
		v_last_note := v_note + p_note_counts[i];
		v_size := (SELECT sum(l) FROM unnest(p_lengths[v_update + 1 : v_last_update]) AS l);

		v_answer := NULL;
		PERFORM FROM documents d WHERE d.id = p_documents[i] FOR NO KEY UPDATE SKIP LOCKED;
		IF FOUND THEN
			v_answer := append_updates(
				p_documents[i],
				p_node,
				p_rights_versions[i],
				p_append_ids[v_update + 1 : v_last_update],
				p_people[v_update + 1 : v_last_update],
				substring(p_bytes FROM v_byte + 1 FOR v_size),
				p_lengths[v_update + 1 : v_last_update],
				p_crcs[v_update + 1 : v_last_update],
				p_client_updates[v_client + 1 : v_last_client],
				p_clients[v_client + 1 : v_last_client],
				p_note_updates[v_note + 1 : v_last_note],
				p_notes[v_note + 1 : v_last_note]
			);
		END IF;
		v_answers := array_append(v_answers, v_answer);

		v_update := v_last_update;
		v_client := v_last_client;
		v_note := v_last_note;
		v_byte := v_byte + v_size;
	END LOOP;
	RETURN v_answers;
END;
$$;
