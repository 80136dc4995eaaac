# `make help` lists the targets. Flags and the longer recipes are in .ci/.

SWIFT ?= swift
SCRATCH ?= .build
PREFIX ?= /usr/local
DESTDIR ?=
# Of the fuzzer: how many cases, and the seed that they are made from.
N ?= 20000
SEED ?= 1
# How many databases are damaged.
MUTATIONS ?= 10000
# How many seconds the laws are fuzzed.
TIME ?= 600
# 1: warnings are errors. `make STRICT=0` builds with a newer compiler that knows new warnings.
STRICT ?= 1

export SWIFT SCRATCH MAILAUTH_STRICT = $(STRICT)

SWIFT_BUILD = $(SWIFT) build --scratch-path $(SCRATCH)
BINARY = $(SCRATCH)/release/mailauth
PAGES_1 = $(wildcard man/*.1)
PAGES_8 = $(wildcard man/*.8)
WORKALIKES = postconf postmap postalias saslpasswd2 sasldblistusers2
# bash and fish look for completions in a file of the command's name; for postconf, postmap and postalias they have their own.
COMPLETED = saslpasswd2 sasldblistusers2

.DEFAULT_GOAL := build
.PHONY: help packages build release demo test unit compliance e2e faults fuzz fuzz-postconf fuzz-databases check tables order fmt \
	bench install install-workalikes uninstall clean

help: ## list the targets
	@sed -n 's/^\([a-z][a-z0-9-]*\):.*## \(.*\)/\1\t\2/p' Makefile | awk -F '\t' '{ printf "  %-20s %s\n", $$1, $$2 }'

packages: ## get the Debian packages that the build needs (asks first)
	@.ci/packages build

build: packages ## build everything in debug mode, tests included
	flags=$$(.ci/build-flags debug $(SCRATCH)) && $(SWIFT_BUILD) --build-tests $$flags

release: packages ## build the stripped release binary, .build/release/mailauth
	flags=$$(.ci/build-flags release $(SCRATCH)) && $(SWIFT_BUILD) --product mailauth $$flags

demo: ## build and set up SMTP AUTH in a system image, the folder ./demo
	@.ci/demo

test: ## get what the tests need, build, and run all tests against the release binary
	@.ci/test unit compliance e2e faults

unit: ## run the tests of the libraries only
	@.ci/test unit

compliance: ## run the tests that compare with the original tools
	@.ci/test compliance

e2e: ## run the tests with real mail servers (needs root)
	@.ci/test e2e

faults: ## run the tests with kills, full disks and mounts (needs root)
	@.ci/test faults

fuzz: packages ## look for inputs that break the laws of the formats: make fuzz TIME=600
	@.ci/fuzz laws $(TIME)

fuzz-databases: packages ## damage 10,000 sasldb files of each format at random: make fuzz-databases MUTATIONS=10000
	@.ci/fuzz databases $(MUTATIONS)

fuzz-postconf: release ## compare generated cases with the original: make fuzz-postconf N=20000 SEED=1
	@.ci/fuzz postconf N=$(N) SEED=$(SEED)

check: ## check format, layers, sizes, words, man pages, tables, start-up cost and README's session
	@.ci/check

tables: ## write the generated tables anew from the data in .ci/generator
	@.ci/tables

order: packages ## write anew what the linker puts together for a quick start (needs valgrind)
	@.ci/order

fmt: ## format the Swift sources in place
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

bench: release ## measure side by side with the originals
	@$(MAKE) --no-print-directory install DESTDIR=$(SCRATCH)/installed PREFIX=/usr > /dev/null
	@Benchmarks/run $(SCRATCH)/installed/usr/bin/mailauth
	@Benchmarks/setup $(SCRATCH)/installed/usr/bin/mailauth
	@Benchmarks/users $(SCRATCH)/installed/usr/bin/mailauth

install: ## install the binary, man pages and completions: make install DESTDIR= PREFIX=/usr/local
	@test -x $(BINARY) || $(MAKE) --no-print-directory release
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man8
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/mailauth
	install -m 644 $(PAGES_1) $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 $(PAGES_8) $(DESTDIR)$(PREFIX)/share/man/man8
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions
	install -d $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 644 completions/mailauth.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/mailauth
	install -m 644 completions/_mailauth $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_mailauth
	install -m 644 completions/mailauth.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/mailauth.fish

install-workalikes: install ## also install the originals' names, apart in PREFIX/lib/mailauth/bin, for a PATH
	install -d $(DESTDIR)$(PREFIX)/lib/mailauth/bin
	for name in $(WORKALIKES); do ln -sfn ../../../bin/mailauth $(DESTDIR)$(PREFIX)/lib/mailauth/bin/$$name; done
	for name in $(COMPLETED); do \
	  ln -sfn mailauth $(DESTDIR)$(PREFIX)/share/bash-completion/completions/$$name && \
	  ln -sfn mailauth.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/$$name.fish || exit 1; \
	done

uninstall: ## remove what install and install-workalikes installed
	rm -f $(DESTDIR)$(PREFIX)/bin/mailauth
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/share/man/man1/,$(notdir $(PAGES_1)))
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/share/man/man8/,$(notdir $(PAGES_8)))
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/share/bash-completion/completions/,mailauth $(COMPLETED))
	rm -f $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_mailauth
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/,$(addsuffix .fish,mailauth $(COMPLETED)))
	rm -rf $(DESTDIR)$(PREFIX)/lib/mailauth

clean: ## remove what was built and the demo
	rm -rf $(SCRATCH) demo
