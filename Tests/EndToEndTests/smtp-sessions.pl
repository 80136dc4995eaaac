# Holds SMTP sessions with 127.0.0.1:25 one after the other until /run/stop exists; reports those that go wrong.
use strict;
use warnings;
use IO::Socket::INET;

my ($sessions, $stage) = (0, '');

sub expect {
  my ($server, $code) = @_;
  while (1) {
    my $line = <$server>;
    die "connection closed\n" unless defined $line;
    die $line unless $line =~ /^$code([ -])/;
    return if $1 eq ' ';
  }
}

until (-e '/run/stop') {
  eval {
    local $SIG{ALRM} = sub { die "no answer within 30 s\n" };
    alarm 30;
    $stage = 'connect';
    my $server = IO::Socket::INET->new(PeerAddr => '127.0.0.1:25') or die "$!\n";
    for (['', 220], ['EHLO client.example.org', 250], ['MAIL FROM:<a@example.org>', 250], ['QUIT', 221]) {
      my ($command, $code) = @$_;
      $stage = $command || 'greeting';
      print $server "$command\r\n" if $command;
      expect($server, $code);
    }
    alarm 0;
    $sessions++;
  };
  alarm 0;
  print "failure at $stage: $@" if $@;
  open(my $first, '>', '/run/first');
}
print "sessions $sessions\n";
