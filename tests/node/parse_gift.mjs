// Parses GIFT from standard input by the grammar of gift-pegjs and prints the questions as JSON.
import { readFileSync } from "node:fs";
import { parse } from "gift-pegjs";

process.stdout.write(JSON.stringify(parse(readFileSync(0, "utf-8"))));
