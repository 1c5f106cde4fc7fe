/** What `--help` prints, and what stands under an error of usage. */
export const USAGE = `Usage: offprint [--profile DIR] COMMAND

  save FILE|URL|-…  [--url BASE] [--tag TAG]… [--allow-private] [--rendered]
  list [QUERY]
  show ID [--format json|html|text|markdown]
  highlight ID --quote TEXT [--prefix TEXT] [--suffix TEXT] [--color COLOR] [--note TEXT] [--tag TAG]…
  note ID TEXT
  tag ID +TAG… -TAG…
  collection add NAME QUERY
  rules
  rules add QUERY +TAG…
  rules apply
  export [ID…|--query QUERY] --out DIR
  extract-again ID…|--query QUERY|--all  [--only-older|--also-current]
  repair ID…|--all  [--allow-private]
  media ID…  [--allow-private]
  annotations export [ID…|--query QUERY] --out FILE
  annotations import FILE|-…
  backup FILE
  restore FILE

  --profile DIR     use the library in this folder
  --allow-private   let save reach a private address that is named on the command line, repair that of an article,
                    and media that of a film or a recording
  --rendered        save an address as a browser shows it, with its scripts run
  --all             every article: for extract-again but for those that the present extractor made, for repair those
                    that lack images which can be downloaded
  --also-current    those as well
  --only-older      leave those out of named articles, too
  --help, --version

Prints one JSON value a line. Exit code 1: something failed. Exit code 2: wrong usage.
`
