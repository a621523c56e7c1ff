/// `vitrine-load --help`.
enum LoadHelp {
    static let text = """
        vitrine-load: simulated shoppers in a shop

        Usage:
          vitrine-load URL [flags]

        Each shopper has a connection, cookies and a cart of its own, and comes, looks around, thinks, puts things
        into the cart and leaves as the profile says (docs/load.md). Every answer is checked: its status, that it is
        the right page, and that a cart holds what was put into it. The time of a step counts from the moment at
        which it was meant to start. Ctrl-C ends a run early; it is reported all the same.

        Flags:
          --profile FILE             who comes and what they do, in JSON; the standard profile where there is none
          --shoppers N               how many, in place of the profile's
          --seconds N                how long, in place of the profile's; arrivals are stretched with it
          --think SECONDS            the mean think time, in place of the profile's
          --seed N                   chance's seed, in place of the profile's
          --source-addresses N       connections come from 127.0.1.1 and the N - 1 addresses after it, in turn
          --host NAME                the shop's name, for a node that is asked by an address of its own
          --json FILE                the report for programs
          --html FILE                the report for people, with plots
          --writes-may-be-refused W  503 with Retry-After to a write does not fail the run: always, or only in these
                                     seconds of it, as 30-45
          --print-profile            prints the whole profile and does nothing
          --quiet                    no figures while it runs
          --i-own-this-shop          lets the shop be on the open network
          --help, -h                 this text

        Examples:
          vitrine-load http://127.0.0.1:8080/
          vitrine-load http://127.0.0.1:8080/ --shoppers 10000 --seconds 600 --source-addresses 4 --html load.html

        Exit status:
          0   all answers were right
          1   there were failures; they are told
          64  the command line is wrong
          66  the profile's file cannot be read
          74  a report could not be written
          75  nobody answers at the shop's address
          78  the profile is wrong, or asks for more connections than there can be
        """
}
