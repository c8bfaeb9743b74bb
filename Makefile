# The site to act on: another name is another site beside the first.
name ?= wpaspire
# Where the site is published and deployed to: dev or prod.
environment ?= dev
# Further arguments for the AppHost, such as args="--build".
args ?=
# How often and how long bench-web measures.
rounds ?= 3
seconds ?= 2

GENERATOR := Provisioning/Aws/Generator
GENERATED := Provisioning/Aws/Generated
APPHOST := artifacts/apphost/WpAspire.AppHost
SOURCES := $(shell find AppHost Hosting WordPress Provisioning -name node_modules -prune -o -name '*.cs' -o -name '*.csproj' -o -name '*.razor' -o -path '*/Dashboard/Assets/*' -o -name '*.props' -o -name 'appsettings*.json' | grep -v -e /obj/ -e /bin/ -e /node_modules) Directory.Build.props Directory.Packages.props global.json

.PHONY: help run start stop describe publish provision destroy setup build generate check-generated test test-unit screenshots bench-start bench-web bench-dashboard bench-publish format clean

help: ## Shows this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup $(APPHOST) ## Runs the site in the foreground until Ctrl+C
	@$(APPHOST) run --name $(name) $(args)

start: setup $(APPHOST) ## Runs the site in the background
	@$(APPHOST) start --name $(name) $(args)

stop: $(APPHOST) ## Stops the site; args="--volumes" also removes its data
	@$(APPHOST) stop --name $(name) $(args)

describe: $(APPHOST) ## Shows the site's addresses, state and credentials; args="--show-secrets" shows passwords
	@$(APPHOST) describe --name $(name) $(args)

publish: $(APPHOST) ## Writes the site's program for AWS to artifacts/publish; environment=prod chooses the preset
	@$(APPHOST) publish --name $(name) --environment $(environment) $(args)

provision: $(APPHOST) ## Brings the site to AWS (needs pulumi and credentials)
	@$(APPHOST) deploy --name $(name) --environment $(environment) $(args)

destroy: $(APPHOST) ## Removes the site from AWS
	@$(APPHOST) destroy --name $(name) --environment $(environment) $(args)

setup: ## Installs what this machine lacks (called by run and test)
	@scripts/setup.sh

build: ## Builds everything
	@dotnet build WpAspire.sln --nologo --verbosity quiet

generate: $(GENERATOR)/node_modules/.package-lock.json ## Makes the AWS resource types of the packages that Pulumi publishes
	@node $(GENERATOR)/generate.mjs $(GENERATED)

check-generated: ## Proves that `make generate` would change nothing
	@scripts/check-generated.sh

test: ## Runs every test, against the real engine
	@scripts/setup.sh --browser
	@scripts/test.sh

test-unit: ## Runs the tests that need no engine, in seconds
	@scripts/test.sh --unit

screenshots: ## Takes the dashboard's pictures in docs/dashboard anew
	@scripts/setup.sh --browser
	@dotnet build tests/EndToEnd --nologo --verbosity quiet
	@WPASPIRE_SCREENSHOTS=docs/dashboard tests/EndToEnd/bin/Debug/net10.0/WpAspire.EndToEnd --progress off --filter-namespace WpAspire.EndToEnd.Dashboard

bench-start: setup $(APPHOST) ## Compares the start of a site with a plain script of `docker run` commands
	@benchmarks/start/run.sh

bench-web: setup ## Compares how fast pages come with Debian's WordPress on Apache; rounds=3 seconds=2
	@benchmarks/web/run.sh $(rounds) $(seconds)

bench-dashboard: setup ## Measures what the dashboard costs, and with 50 000 log lines a second
	@benchmarks/dashboard/run.sh

bench-publish: ## Measures the way from the model to the files of a site, and of 200
	@dotnet run --project benchmarks/publish --configuration Release

format: ## Formats the sources
	@dotnet format WpAspire.sln

clean: ## Removes what was built
	@rm -rf artifacts $(GENERATOR)/node_modules
	@find . \( -name bin -o -name obj \) -type d -not -path './.git/*' -prune -exec rm -rf {} +

# Compiled ahead of time (ReadyToRun), because a person waits for it at every start.
$(APPHOST): $(SOURCES)
	@echo "Building the AppHost…"
	@dotnet publish AppHost/AppHost.csproj --configuration Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true --output $(@D) --nologo --verbosity quiet
	@touch $@

$(GENERATOR)/node_modules/.package-lock.json: $(GENERATOR)/package-lock.json
	@npm ci --ignore-scripts --no-audit --no-fund --silent --prefix $(GENERATOR)
	@touch $@
