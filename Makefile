# The two commands: `make run` builds the site and serves it, `make test` checks everything. Both install what is missing.
PORT ?= 8080
PREFIX ?= /
RETIRE ?=
BUNDLE = target/debug/bundle

.PHONY: run build test tools bundle

run: build ## build the site, serve it on 127.0.0.1:$(PORT) until Ctrl-C
	@$(BUNDLE) serve --port $(PORT) --prefix $(PREFIX)

build: tools bundle ## the site in dist/, ready for any static host
	@$(BUNDLE) build $(if $(RETIRE),--retire)

test: ## format, lints, native tests, browser tests on the built site
	@.ci/test.sh

bundle:
	@cargo build --locked --features bundle --bin bundle

tools:
	@.ci/tools.sh install build
