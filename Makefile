# The commands of a day's work; README.md tells more. Each installs what it needs (scripts/bootstrap) and stops at the
# first step that fails. The work is done by scripts/, so that it can be done without make too.
ROOT := $(dir $(abspath $(lastword $(MAKEFILE_LIST))))
SOURCES := Sources Tests Package.swift

.PHONY: bench bench-allocations bench-beside bench-import bench-overload bench-scale bench-soak bundle drills help build \
	load load-build run sale-day test unit tidy test-one test-asan test-tsan fuzz client contract format clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /make \1	/p' '$(ROOT)Makefile' | expand -t 16

build: ## the release binary, .build/release/vitrine
	@cd '$(ROOT)' && scripts/bootstrap build && scripts/step 'release build' swift build -c release --static-swift-stdlib --product vitrine

bundle: build ## what a node is made of, dist/vitrine-VERSION.tar.gz (ARGS='--version 1.2.3')
	@cd '$(ROOT)' && scripts/bootstrap bundle && scripts/bundle $(ARGS)

run: ## build, then the shop with its private database and Redis (ARGS='--port 0 --var DIR')
	@cd '$(ROOT)' && scripts/bootstrap run && $(MAKE) --no-print-directory build \
		&& exec .build/release/vitrine up $(ARGS)

test: ## what a change must pass: format, unit, golden, tidy and integration tests, the shop in a browser, the contract
	@'$(ROOT)scripts/test' all

unit: ## the quick tests: all but integration and browser
	@'$(ROOT)scripts/test' unit

tidy: ## the house rules alone
	@'$(ROOT)scripts/test' tidy

test-one: ## some tests: make test-one NAME=CartTests (fails when nothing has that name)
	@'$(ROOT)scripts/test' one "$$NAME"

fuzz: ## libFuzzer on all that reads bytes from outside: SECONDS=60 each, TARGET=json for some
	@'$(ROOT)scripts/fuzz' $(or $(SECONDS),60) $(TARGET)

test-asan: ## unit and integration tests under the address sanitizer
	@'$(ROOT)scripts/test' asan

test-tsan: ## unit and integration tests under the thread sanitizer
	@'$(ROOT)scripts/test' tsan

client: ## PyMagento from PyPI reads and writes the catalogue of a shop of its own
	@'$(ROOT)scripts/test' client

contract: ## recorded answers of Magento: FOLDER=…, ONLY=id or file for all details, ARGS=--go-on or --later
	@'$(ROOT)scripts/contract' $(if $(FOLDER),--folder '$(FOLDER)') $(if $(ONLY),--only '$(ONLY)') $(ARGS)

format: ## write the code as swift format likes it
	@cd '$(ROOT)' && swift format format --in-place --recursive --parallel $(SOURCES)

drills: ## servers and nodes killed under load: nothing lost, doubled or wrong; times beside a calm day (SECONDS=15)
	@'$(ROOT)scripts/test' drills $(SECONDS)

load-build:
	@cd '$(ROOT)' && scripts/bootstrap build \
		&& scripts/step 'load build' swift build -c release --static-swift-stdlib --product vitrine-load

load: load-build ## simulated shoppers in the shop on port 8080 (URL=… ARGS='--shoppers 1000 --html load.html')
	@cd '$(ROOT)' && .build/release/vitrine-load '$(or $(URL),http://127.0.0.1:8080/)' $(ARGS)

sale-day: build load-build ## 10,000 shoppers on one node: errors, p99, memory (SHOPPERS=10000 SECONDS=600 ARGS=--search)
	@cd '$(ROOT)' && scripts/bootstrap run && python3 scripts/bench/sale_day.py \
		$(if $(SHOPPERS),--shoppers '$(SHOPPERS)') $(if $(SECONDS),--seconds '$(SECONDS)') $(ARGS)

bench-allocations: ## does an answer from the cache allocate?
	@cd '$(ROOT)' && $(MAKE) --no-print-directory build && python3 scripts/bench/allocations.py $(ARGS)

bench: ## the shop beside nginx, Varnish and raw clients (ROWS=page-cached,json-100b ROUNDS=5 SECONDS=4 ARGS='--cores shared')
	@cd '$(ROOT)' && scripts/bootstrap bench && $(MAKE) --no-print-directory build && python3 scripts/bench \
		$(if $(ROWS),--rows '$(ROWS)') $(if $(ROUNDS),--rounds '$(ROUNDS)') $(if $(SECONDS),--seconds '$(SECONDS)') $(ARGS)

bench-overload: ## a node at twice the load it can carry: goodput, ready pages, memory, the way back
	@'$(MAKE)' --no-print-directory -C '$(ROOT)' bench ROWS=overload

bench-import: ## the import of the generated catalogue: rows a second, memory, beside a raw client
	@cd '$(ROOT)' && $(MAKE) --no-print-directory build && scripts/bench-import $(ARGS)

bench-scale: ## 1,000 to 100,000 products: start, memory, pages, changes (PRODUCTS=1000 ARGS=--plot)
	@cd '$(ROOT)' && scripts/bootstrap bench && $(MAKE) --no-print-directory build \
		&& swift build -c release --static-swift-stdlib --product vitrine-bench && .build/release/vitrine-bench \
		&& python3 scripts/bench/scale.py $(if $(PRODUCTS),--products '$(PRODUCTS)') $(ARGS)

bench-soak: ## mixed load at half capacity: do memory and descriptors stay flat? (SECONDS=120; 3600 is the whole form)
	@cd '$(ROOT)' && scripts/bootstrap bench && $(MAKE) --no-print-directory build \
		&& python3 scripts/bench/soak.py $(if $(SECONDS),--seconds '$(SECONDS)') $(ARGS)

bench-beside: ## cached pages while a whole product list and an export run beside them
	@cd '$(ROOT)' && scripts/bootstrap bench && $(MAKE) --no-print-directory build \
		&& python3 scripts/bench/beside.py $(if $(SECONDS),--seconds '$(SECONDS)') $(ARGS)

clean: ## remove what builds made; the shop's data in var/ stays
	@cd '$(ROOT)' && rm -rf .build .build-*
