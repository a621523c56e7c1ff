"""What the harness is tested with: bundles made on the fly, and a service in Perl that speaks sd_notify."""

import pathlib

# Its options are words `name=value`; without any it says that it is ready and waits for SIGTERM.
SERVICE = r"""#!/usr/bin/perl
use strict; use warnings; use Socket;
my %o = map { my ($k, $v) = split /=/, $_, 2; ($k, $v) } @ARGV;
$| = 1;
sub say_out { print "service $$: @_\n" }
sub nap { select undef, undef, undef, $_[0] }
sub notify {
    socket(my $s, AF_UNIX, SOCK_DGRAM, 0) or die;
    send($s, join("\n", @_), 0, pack_sockaddr_un($ENV{NOTIFY_SOCKET})) or say_out "cannot notify: $!";
}
# A child that says READY=1 or MAINPID= itself, and whose death is not hidden from the stand-in.
sub by_child { my @words = @_; my $pid = fork // die; if (!$pid) { notify @words; sleep 60; exit } $pid }
my ($term, $hup) = (0, 0);
sub wait_for { until (-e $_[0]) { exit 0 if $term; nap 0.01 } }
$SIG{$o{signal} // 'TERM'} = $o{deaf} ? 'IGNORE' : sub { $term = 1 };
$SIG{HUP} = sub { $hup = 1 };
say_out "began", $o{name} // '';
if ($o{dump}) {
    say_out "environment $_=$ENV{$_}" for sort keys %ENV;
    say_out "user $< $> group $( folder " . (readlink "/proc/self/cwd") . sprintf(" mask %03o", umask)
        . (getpgrp == $$ ? " leads" : "");
    open my $limits, '<', '/proc/self/limits'; /Max open files/ and say_out $_ for map { s/\s+/ /gr } <$limits>;
}
if ($o{worker} || $o{orphan}) {
    pipe my $reading, my $writing;
    my $pid = fork;
    exit if $o{orphan} && !$pid && fork;
    if (!$pid) {
        $SIG{TERM} = $o{orphan} ? sub { nap 0.5; say_out "orphan ends"; exit }
            : sub { say_out "worker got TERM"; exit unless $o{worker} eq 'deaf' };
        syswrite $writing, 'x';
        sleep 1 while 1;
    }
    sysread $reading, my $ready, 1;  # nobody shall send it a signal before it can take one
    waitpid $pid, 0 if $o{orphan};
}
wait_for $o{wait} if $o{wait};
exit $o{exit} if defined $o{exit};
if ($o{successor}) { notify "MAINPID=$$", "READY=1" }
elsif ($o{child}) { by_child "READY=1" }
elsif (!$o{silent}) { notify "READY=1", "STATUS=$o{status}" if $o{status}; notify "READY=1" if !$o{status} }
notify "STOPPING=1" if $o{stopping};
notify "MAINPID=$o{main}" if $o{main};
while (!$term) {
    nap 0.02;
    notify "WATCHDOG=1" if $o{alive} && !-e $o{alive};
    exit $o{after} if defined $o{after} && -e '/srv/crash';
    next unless $hup;
    $hup = 0;
    say_out "got HUP";
    if ($o{reloading}) { notify "RELOADING=1"; wait_for $o{reloading}; notify "READY=1" }
    if ($o{replace}) {
        if (!fork) { exec $0, 'successor=1', 'name=successor' }
        wait_for '/srv/drained';
        notify "STOPPING=1" if $o{replace} eq 'stopping';
        say_out "drained";
        nap 0.2 if $o{replace} eq 'stopping';
        exit 0;
    }
}
say_out "got its signal";
exit 0;
"""


class Bundle:
    """A bundle in a folder: files, hooks and an appspec.yml, written as they are told."""

    def __init__(self, folder, name="bundle"):
        self.folder = pathlib.Path(folder) / name
        self.folder.mkdir(parents=True)
        self.name, self.installed, self.hooks, self.more = name, [], {}, []

    def file(self, path, text="", mode=0o644):
        """Puts a file into the bundle."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        target.chmod(mode)
        return self

    def installs(self, source, destination):
        """Adds an entry of `files`."""
        self.installed.append((source, destination))
        return self

    def hook(self, event, script, timeout=20, runas=None, mode=0o755):
        """Adds a script of the shell to a hook."""
        location = f"hooks/{event}-{len(self.hooks.get(event, []))}.sh"
        self.file(location, f"#!/bin/sh\n{script}\n", mode)
        self.hooks.setdefault(event, []).append((location, timeout, runas))
        return self

    def says(self, *lines):
        """Adds lines to appspec.yml, as they are."""
        self.more += lines
        return self

    def written(self):
        """Writes appspec.yml and gives the folder."""
        lines = ["version: 0.0", "os: linux", *self.more]
        if self.installed:
            lines.append("files:")
            for source, destination in self.installed:
                lines += [f"  - source: {source}", f"    destination: {destination}"]
        if self.hooks:
            lines.append("hooks:")
            for event, scripts in self.hooks.items():
                lines.append(f"  {event}:")
                for location, timeout, runas in scripts:
                    lines += [f"    - location: {location}", f"      timeout: {timeout}"]
                    lines += [f"      runas: {runas}"] if runas else []
        self.file("appspec.yml", "\n".join(lines) + "\n")
        return self.folder


def unit_text(*lines, options="", install=("WantedBy=multi-user.target",)):
    """A unit file for the service; lines that are told come last in [Service], so that they win."""
    return "\n".join(["[Unit]", "Description=A service of the tests", "StartLimitIntervalSec=0", "", "[Service]",
                      "Type=notify", f"ExecStart=/srv/service {options}".rstrip(),
                      "ExecReload=/bin/sh -c 'kill -HUP $MAINPID'", "TimeoutStartSec=20", "TimeoutStopSec=20", *lines,
                      "", "[Install]", *install, ""])
