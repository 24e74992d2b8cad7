/** What `tuban --help` says. */
export const help = `tuban 图版: one report dataset in, newspaper pages, social pictures and archive PDFs out

  tuban build [REPORT…]   make every product of the reports (all below the data folder)
  tuban check [REPORT…]   read and check the data only; no browser
  tuban extract FILE.pdf  write out what an archive PDF carries: data, designs, photos, lists
  tuban verify PATH…      are products (out/<report>) or archive PDFs as they were written?
  tuban rebuild FILE.pdf  make the products again from an archive PDF and compare byte for byte
  tuban preflight FILE…   judge press PDFs, also those that Tuban did not make
  tuban separations FILE  plates, ink map and soft proof of a PDF as pictures
  tuban formats           every page and card format with its size
  tuban doctor            which runtime, Chromium, fonts and tools were found, and where

Options
  --data DIR       folder of reports (default: data)
  --out DIR        folder for products (default: out)
  --only KINDS     press, archive, cards (the default), charts; separated by commas
  --format NAME    make this format only; may be repeated
  --date D         date of issue, YYYY-MM-DD, in place of the report's own
  --condition NAME press condition of the press pages (default: newsprint-coldset)
  --profile FILE   the plant's own ICC profile, in place of the condition's; for rebuild,
                   the one that pages were made with, where the archive does not carry it
  --standard NAME  x-4 (default) or x-1a
  --release        press pages for the plate; refused while anything stands open
  --dpi N          resolution of separations, px per inch (default: 100)
  --explain        tell why each page was composed as it was
  --json           one JSON document on standard output, everything else on standard error
  --quiet          only problems
  --help  --version

Your own folder: tuban build --data my/reports --out my/out
  my/templates and my/styles, where they exist, go before Tuban's, file by file.

Examples
  tuban check my-report
  tuban build my-report --only press
  tuban build --format square --format story --date 2024-01-12
  tuban build --json --quiet > result.json
  tuban build my-report --only press --release
  tuban preflight out/my-report/press/my-report-broadsheet.pdf
  tuban verify out/my-report
  tuban rebuild out/my-report/archive/my-report-reading.pdf --only archive

Exit codes: 0 done, 1 something to fix in a report or on a page (or a file that is not the same), 2 usage or machine.
`;
