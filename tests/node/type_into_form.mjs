// Types a text into every text field of a PDF by pdf.js, as Firefox does, and writes the saved file.
// Use: node type_into_form.mjs IN.pdf TEXT OUT.pdf; prints what pdf.js reads back from the saved file, as JSON.
import { readFile, writeFile } from "node:fs/promises";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

const [input, text, output] = process.argv.slice(2);
const opened = async (path) =>
  getDocument({ data: new Uint8Array(await readFile(path)), verbosity: VerbosityLevel.ERRORS }).promise;

async function* textFields(document) {
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    for (const field of await page.getAnnotations()) if (field.fieldType === "Tx") yield field;
  }
}

const document = await opened(input);
for await (const field of textFields(document)) document.annotationStorage.setValue(field.id, { value: text });
await writeFile(output, await document.saveDocument());

const values = [];
for await (const field of textFields(await opened(output))) values.push(field.fieldValue);
process.stdout.write(JSON.stringify(values));
process.exit(0);
