# What can be done here: `make help`. Needs Swift 6.2 or newer; the rest is installed where missing.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run build test model format format-check proto bench evaluate simulate leak-check fuzz sanitize chaos desk-figures clean prerequisites test-prerequisites

# Everything written by hand: generated code and checkouts stay as they are.
SOURCES = find Package.swift Shared Services Tests $(wildcard Benchmarks Fuzz) -name '*.swift' \
  -not -path '*/Generated/*' -not -path '*/.build/*' -print0

help: ## Lists what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: prerequisites ## Builds and brings up the whole system; ARGS goes to `baton up`
	@deploy/announce-build.sh
	@deploy/build.sh
	@exec .build/debug/baton up $(ARGS)

build: prerequisites ## Builds everything but the tests
	@deploy/announce-build.sh
	@deploy/build.sh

test: test-prerequisites ## Builds and runs all tests; FILTER='NAME' runs some
	@deploy/announce-build.sh --tests
	@swift build --build-tests
	@swift test --skip-build $(if $(FILTER),--filter '$(FILTER)')

model: test-prerequisites ## Checks the model of control passing with spin, exhaustively
	@Tests/Model/check.sh $(ARGS)

leak-check: prerequisites ## Sends a million records round, and looks for memory that grows or is lost
	@ASAN_OPTIONS=quarantine_size_mb=16 swift run -c release --package-path Benchmarks \
	  --scratch-path Benchmarks/.build/sanitized --sanitize=address leak-check $(ARGS)

fuzz: prerequisites ## Feeds decoders what a fuzzer thinks of: DECODER='NAME ...' RUNS=10000000 JOBS=2
	@JOBS=$(JOBS) Fuzz/fuzz.sh $(or $(RUNS),10000000) $(DECODER)

sanitize: test-prerequisites ## Runs suites under a sanitizer: KIND=thread or address, FILTER='NAME'
	@Tests/Support/Sanitizers/run.sh $(or $(KIND),thread) '$(or $(FILTER),.)'

chaos: test-prerequisites ## Breaks everything under load and judges it: SEED=1 MINUTES=60 CONVERSATIONS=2400
	@deploy/announce-build.sh --tests
	@swift build --build-tests
	@BATON_CHAOS_SEED=$(SEED) BATON_CHAOS_MINUTES=$(or $(MINUTES),60) \
	  BATON_CHAOS_CONVERSATIONS=$(CONVERSATIONS) swift test --skip-build --filter 'ChaosTests'

format: ## Formats the sources in place
	@$(SOURCES) | xargs -0 swift format --in-place --parallel

format-check: ## Says what `make format` would change, and fails if there is anything
	@$(SOURCES) | xargs -0 swift format lint --strict --parallel

proto: ## Regenerates the Swift of the schemas (after a change of a .proto file)
	@deploy/generate-schemas.sh

bench: prerequisites ## Runs the benchmarks, in release; EVENTS=1000000 to rejudge, ARGS goes to that of Kafka
	@swift run -c release --package-path Benchmarks fold-bench
	@swift run -c release --package-path Benchmarks rejudge-bench write Benchmarks/.build/week \
	  --events $(or $(EVENTS),1000000)
	@swift run -c release --package-path Benchmarks rejudge-bench read Benchmarks/.build/week
	@swift run -c release --package-path Benchmarks kafka-bench $(ARGS)

simulate: test-prerequisites ## Holds the routing to theory, to other rules and to its goals, then storms HANDOFFS=2000; GOALS='1 3' for some
	@deploy/announce-build.sh --tests
	@swift build --build-tests
	@missed=0; \
	swift run -c release --package-path Benchmarks simulation-bench $(GOALS) || missed=1; \
	$(if $(GOALS),,BATON_HANDOFFS=$(or $(HANDOFFS),2000) \
	  swift test --skip-build --filter 'SimulateTests|StormTests' || missed=1;) \
	exit $$missed

desk-figures: test-prerequisites ## Measures the desk: search over MESSAGES=1000000, frames with CONVERSATIONS=200 open
	@deploy/announce-build.sh --tests
	@swift build --build-tests
	@BATON_SEARCH_MESSAGES=$(or $(MESSAGES),1000000) BATON_DESK_CONVERSATIONS=$(or $(CONVERSATIONS),200) \
	  swift test --skip-build --filter 'SearchScaleTests|DeskFramesTests'

evaluate: prerequisites ## Measures the bot's understanding on public data sets, in release: DATA=FOLDER, such as ../data
	@Benchmarks/evaluate.sh '$(DATA)'

clean: ## Removes what building and running left behind
	@rm -rf .build .baton Benchmarks/.build Fuzz/.build

prerequisites:
	@deploy/install-prerequisites.sh

test-prerequisites:
	@deploy/install-prerequisites.sh --tests
