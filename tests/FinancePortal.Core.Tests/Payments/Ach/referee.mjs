// Says what achkit finds wrong in the bank files named on the command line: one line of JSON a file.
import { readFileSync } from 'node:fs';

const { validate, parse } = await import(process.argv[2]);
for (const name of process.argv.slice(3)) {
  const text = readFileSync(name, 'ascii');
  const { errors } = validate(text);
  let file = { batches: [] };
  try {
    file = parse(text);
  } catch (e) {
    errors.push({ code: 'PARSE', message: String(e) });
  }
  const entries = file.batches.flatMap((b) => b.entries);
  console.log(JSON.stringify({ errors, entries: entries.length, cents: entries.reduce((sum, e) => sum + e.amountCents, 0) }));
}
