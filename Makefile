# The site to act on: another name is another site beside the first.
name ?= wpaspire
# Where the site is published and deployed to: dev or prod.
environment ?= dev
# Further arguments, such as args="--Aws:Region=eu-west-1" for publish or args="--volumes" for stop.
args ?=
# How often the benchmarks measure, if not as often as they do by themselves, and for how many seconds bench-web does.
rounds ?=
seconds ?= 2

# Nothing here waits for the internet.
export ASPIRE_CLI_TELEMETRY_OPTOUT := 1
export ASPIRE_VERSION_CHECK_DISABLED := true
export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE := true
export DOTNET_GENERATE_ASPNET_CERTIFICATE := false
export DOTNET_NOLOGO := 1

GENERATOR := Provisioning/Aws/Generator
GENERATED := Provisioning/Aws/Generated
APPHOST := AppHost/bin/Debug/net10.0/WpAspire.AppHost
SOURCES := $(shell find AppHost Hosting WordPress Provisioning \( -name node_modules -o -name bin -o -name obj \) -prune -o -type f -print) Directory.Build.props Directory.Packages.props global.json
# A second site cannot have the first one's dashboard ports.
PROFILE := $(if $(filter wpaspire,$(name)),http,any-port)
STEP = @$(APPHOST) --operation publish --step $(1) --name $(name) --environment $(environment) --output-path artifacts/publish/$(name)-$(environment) $(args)

.PHONY: help run start stop describe logs wp publish preview provision rollback destroy outputs refresh cancel setup build generate check-generated test test-unit test-engine screenshots bench-start bench-web bench-publish bench-provision format clean

help: ## Shows this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup $(APPHOST) ## Runs the site in the foreground until Ctrl+C
	@dotnet run --project AppHost --no-build --launch-profile $(PROFILE) -- --name $(name) $(args)

start: setup $(APPHOST) ## Runs the site in the background
	@scripts/site.sh start $(name) $(args)

stop: ## Stops the site; args="--volumes" also removes its data
	@scripts/site.sh stop $(name) $(args)

describe: ## Shows the site's resources: state, health, addresses; args="--format json" for scripts
	@scripts/site.sh describe $(name) $(args)

logs: ## Shows what the containers wrote; args="wordpress --follow"
	@scripts/site.sh logs $(name) $(args)

wp: ## Runs WP-CLI on the site that runs; args="user list"
	@scripts/site.sh wp $(name) $(args)

publish: $(APPHOST) ## Writes the site's program for AWS to artifacts/publish; environment=prod chooses the preset
	$(call STEP,publish)

preview: $(APPHOST) ## Shows what provision would do to site, visitors, data and bill; args="--format markdown" for a pull request
	$(call STEP,preview)

provision: $(APPHOST) ## Brings the site to AWS (needs pulumi and credentials)
	$(call STEP,deploy)

rollback: $(APPHOST) ## Starts the tasks again that ran before the last deploy
	$(call STEP,rollback)

destroy: $(APPHOST) ## Removes the site from AWS
	$(call STEP,destroy)

outputs: $(APPHOST) ## Shows the addresses of the site in AWS; args="--format json" for scripts
	$(call STEP,outputs)

refresh: $(APPHOST) ## Shows what was changed in AWS by hand, and takes it over
	$(call STEP,refresh)

cancel: $(APPHOST) ## Ends the run that changes the site, in order, or lifts the lock of one that was killed
	$(call STEP,cancel)

setup: ## Installs what this machine lacks (called by run, start and test)
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

test-engine: ## Runs every test on Pulumi's real engine: each option there and back, a failure everywhere, three lives in a row
	@scripts/test.sh --pulumi

screenshots: ## Takes the README's pictures of Aspire's dashboard anew
	@scripts/setup.sh --browser
	@dotnet build tests/EndToEnd --nologo --verbosity quiet
	@WPASPIRE_SCREENSHOTS=docs tests/EndToEnd/bin/Debug/net10.0/WpAspire.EndToEnd --progress off --filter-namespace WpAspire.EndToEnd.Dashboard

bench-start: setup ## Compares the start of a site with a bare Aspire AppHost and with a plain script; rounds=5
	@benchmarks/start/run.sh $(rounds)

bench-web: setup ## Compares how fast pages come with Debian's WordPress on Apache; rounds=3 seconds=2
	@benchmarks/web/run.sh $(or $(rounds),3) $(seconds)

bench-publish: ## Measures the way from the model to the files of a site, and of 200
	@dotnet run --project benchmarks/publish --configuration Release

bench-provision: $(APPHOST) ## Measures publish, preview and deploy on Pulumi's real engine, and our own part of the time
	@benchmarks/provision/run.sh $(rounds)

format: ## Formats the sources
	@dotnet format WpAspire.sln

clean: ## Removes what was built
	@rm -rf artifacts $(GENERATOR)/node_modules
	@find . \( -name bin -o -name obj \) -type d -not -path './.git/*' -prune -exec rm -rf {} +

$(APPHOST): $(SOURCES)
	@echo "Building the AppHost…" >&2
	@dotnet build AppHost/AppHost.csproj --nologo --verbosity quiet >&2
	@touch $@

$(GENERATOR)/node_modules/.package-lock.json: $(GENERATOR)/package-lock.json
	@npm ci --ignore-scripts --no-audit --no-fund --silent --prefix $(GENERATOR)
	@touch $@
