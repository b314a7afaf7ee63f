// Parses each GIFT file of a JSON list from standard input by the grammar of gift-pegjs and prints the questions of each.
import { readFileSync } from "node:fs";
import { parse } from "gift-pegjs";

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map((text) => parse(text))));
