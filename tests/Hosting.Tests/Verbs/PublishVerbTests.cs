using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Pipelines;
using WpAspire.Hosting.Secrets;
using WpAspire.Hosting.Tests.Pipelines;
using WpAspire.Hosting.Verbs;

namespace WpAspire.Hosting.Tests.Verbs;

public class PublishVerbTests
{
    [Theory]
    [InlineData("publish", "publish")]
    [InlineData("deploy", "deploy")]
    [InlineData("destroy", "destroy")]
    [InlineData("own", "do", "own")]
    [InlineData("publish", "--operation", "publish")]
    [InlineData("publish", "--operation", "publish", "--step", "publish")]
    [InlineData("deploy", "--operation", "publish", "--step", "deploy")]
    [InlineData("destroy", "--step=destroy", "--name", "blog", "--operation=Publish")]
    [InlineData("own", "--operation", "publish", "--step", "own")]
    public async Task A_verb_executes_its_step_and_Aspires_spelling_is_understood(string step, params string[] args)
    {
        var app = PipelineApp.WithEnvironment(args);
        string? done = null;
        foreach (var verb in new[] { "publish", "deploy", "destroy", "own" })
        {
            app.Pipeline.AddStep(verb == "own" ? verb : $"of-{verb}", c =>
            {
                done += c.Services.GetRequiredService<PublishArguments>().Step;
                return Task.CompletedTask;
            }, requiredBy: verb == "own" ? null : verb);
        }

        Assert.Equal(0, await app.RunAsync());

        Assert.Equal(step, done);
        Assert.True(app.Builder.ExecutionContext.IsPublishMode);
    }

    [Theory]
    [InlineData("wpaspire", "dev", "artifacts/publish/wpaspire-dev", false, "deploy")]
    [InlineData("blog", "prod", "artifacts/publish/blog-prod", true, "deploy", "--name", "blog", "--environment", "prod", "--yes")]
    [InlineData("blog", "prod", "artifacts/publish/blog-prod", false, "--environment=prod", "--name=blog", "deploy")]
    [InlineData("wpaspire", "dev", "out/x", true, "deploy", "--output", "out/x", "-y")]
    [InlineData("wpaspire", "dev", "/out", false, "deploy", "-o", "/out")]
    [InlineData("wpaspire", "dev", "/out", false, "--operation", "publish", "--step", "deploy", "--output-path", "/out")]
    public async Task Steps_learn_what_the_command_line_says(string site, string environment, string output, bool yes, params string[] args)
    {
        var app = PipelineApp.WithEnvironment(args);
        PublishArguments? arguments = null;
        app.Pipeline.AddStep("step", c =>
        {
            arguments = c.Services.GetRequiredService<PublishArguments>();
            return Task.CompletedTask;
        }, requiredBy: "deploy");

        Assert.Equal(0, await app.RunAsync());

        Assert.Equal((site, environment, Path.GetFullPath(output), yes), (arguments!.SiteName, arguments.EnvironmentName, arguments.OutputPath, arguments.Yes));
        Assert.StartsWith($"Deploying the site '{site}' for the environment '{environment}'.\n", app.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", "run")]
    [InlineData("Development", "describe")]
    [InlineData("Development")]
    [InlineData("dev", "publish")]
    [InlineData("dev", "destroy")]
    [InlineData("dev", "--operation", "publish")]
    [InlineData("prod", "deploy", "--environment", "prod")]
    [InlineData("prod", "run", "--environment=prod")]
    public void The_environment_is_Development_for_what_is_done_here_and_dev_for_what_is_published(string environment, params string[] args) =>
        Assert.Equal(environment, TestApp.Create(args).Environment.EnvironmentName);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("../x", "contains the character '.'")]
    [InlineData("a_b", "contains the character '_'")]
    [InlineData("a b", "contains the character ' '")]
    [InlineData("a\tb", "contains the character U+0009")]
    [InlineData("an-environment-with-a-name-of-33-x", "has 34 characters")]
    public void An_environment_that_would_be_no_part_of_a_file_name_is_refused(string name, string problem) =>
        Assert.Equal(
            $"Environment name '{name}' is invalid: it {problem}. An environment name has only ASCII letters, digits and hyphens, and is at most 32 characters long.",
            Assert.Throws<DistributedApplicationException>(() => TestApp.Create("publish", "--environment", name)).Message);

    [Theory]
    [InlineData("'--frobnicate' is no option of `publish`: allowed are --environment, --help, --name, --output, --set, --version.", "publish", "--frobnicate")]
    [InlineData("'--yes' is no option of `publish`", "publish", "--yes")]
    [InlineData("'x' is one argument more than `destroy` takes", "destroy", "x")]
    [InlineData("`do` needs the argument <step>", "do")]
    [InlineData("--output is '': allowed is a directory", "publish", "--output", "")]
    [InlineData("--set is 'Aws:Region': allowed is key=value, such as Parameters:site-title=Blog: see `publish --help`.", "publish", "--set", "Aws:Region", "--set", "a=b")]
    [InlineData("--set is '=eu-central-1': allowed is key=value", "publish", "--set", "=eu-central-1")]
    [InlineData("--status is 'ready': allowed are healthy, up, down: see `wait --help`.", "wait", "cloud", "--status", "ready")]
    [InlineData("--format is 'yaml': allowed are table, json", "describe", "--format", "yaml")]
    [InlineData("--operation is 'inspect': allowed are run, and publish with or without --step.", "--operation", "inspect")]
    [InlineData("--operation is 'run' with --step 'deploy': allowed are run, and publish with or without --step.", "--operation", "run", "--step", "deploy")]
    [InlineData("--operation is ''", "--operation")]
    [InlineData("'--step' is no option of `run`", "--step", "deploy")]
    public async Task What_is_wrong_with_the_command_line_is_named(string sentence, params string[] args)
    {
        var app = PipelineApp.WithEnvironment(args);

        Assert.Equal(2, await app.RunAsync());

        Assert.StartsWith($"error: {sentence}", app.Error, StringComparison.Ordinal);
        Assert.Empty(app.Output);
    }

    [Fact]
    public async Task An_output_that_is_a_file_is_refused()
    {
        var file = Path.GetTempFileName();
        var app = PipelineApp.WithEnvironment("publish", "-o", file);

        Assert.Equal(2, await app.RunAsync());

        Assert.StartsWith($"error: --output is '{file}': allowed is a directory, which is made if it is not there", app.Error, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task A_step_that_is_not_there_is_refused_with_those_that_are()
    {
        var app = PipelineApp.WithEnvironment("do", "own");
        app.Pipeline.AddStep("mine", _ => Task.CompletedTask);

        Assert.Equal(1, await app.RunAsync());

        Assert.Equal(
            "error: The pipeline step 'own' was asked for, which is no step: allowed are deploy, deploy-prereq, destroy, destroy-prereq, mine, publish, publish-prereq, validate-compute-environments.\n",
            app.Error);
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("deploy")]
    [InlineData("destroy")]
    public void User_secrets_are_of_the_local_run_and_never_published(string verb)
    {
        var secrets = UserSecretsStore.InMemory();
        secrets.Set("Parameters:password", "generated-for-this-machine");

        var published = TestApp.Create(secrets, verb);

        Assert.Null(published.Configuration["Parameters:password"]);
        Assert.DoesNotContain(published.Configuration.AsEnumerable(), v => v.Value == "generated-for-this-machine");
        Assert.Equal("generated-for-this-machine", TestApp.Create(secrets, "run").Configuration["Parameters:password"]);
    }

    [Fact]
    public async Task A_publish_makes_no_user_secrets_either()
    {
        var secrets = UserSecretsStore.InMemory();
        var app = TestApp.Create(secrets, "publish");
        var password = app.AddParameter("password", new GenerateParameterDefault(), secret: true, persist: true);

        Assert.True(password.Resource.IsGenerated);
        Assert.NotNull(await password.Resource.GetValueAsync(TestContext.Current.CancellationToken));
        Assert.Empty(secrets.Values);
    }

    [Fact]
    public void What_a_person_sets_for_a_publish_counts()
    {
        var secrets = UserSecretsStore.InMemory();
        secrets.Set("PATH", "secret");

        var configuration = TestApp.Create(secrets, "publish", "--set", "Parameters:title=Blog").Configuration;

        Assert.Equal("Blog", configuration["Parameters:title"]);
        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), configuration["PATH"]);
    }

    [Fact]
    public async Task A_secret_that_is_missing_in_a_publish_is_not_looked_for_where_it_would_not_be_found()
    {
        var parameter = TestApp.Create("publish").AddParameter("api-token", secret: true);

        var exception = await Assert.ThrowsAsync<MissingParameterValueException>(() => parameter.Resource.GetValueAsync(TestContext.Current.CancellationToken).AsTask());

        Assert.Equal("The parameter 'api-token' has no value: set 'Parameters:api-token' in the configuration or in the environment variable 'Parameters__api_token'.", exception.Message);
    }

    [Fact]
    public async Task A_compute_environment_adds_options_to_the_verbs()
    {
        var app = PipelineApp.WithEnvironment("publish", "--list-options", "eu");
        app.Builder.Services.AddSingleton<IPublishVerbOptions, ListOptions>();
        app.Pipeline.AddStep("step", _ => throw new InvalidOperationException("executed"), requiredBy: "publish");

        Assert.Equal(7, await app.RunAsync());
        Assert.Empty(app.Output);

        var other = PipelineApp.WithEnvironment("deploy", "--list-options", "eu");
        other.Builder.Services.AddSingleton<IPublishVerbOptions, ListOptions>();

        Assert.Equal(2, await other.RunAsync());
        Assert.StartsWith("error: '--list-options' is no option of `deploy`", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipeline_goes_on_where_the_added_option_is_not_used()
    {
        var app = PipelineApp.WithEnvironment("publish");
        app.Builder.Services.AddSingleton<IPublishVerbOptions, ListOptions>();

        Assert.Equal(0, await app.RunAsync());
    }

    [Fact]
    public async Task A_compute_environment_adds_verbs()
    {
        var app = PipelineApp.WithEnvironment("preview", "--environment", "prod");
        app.Builder.Services.AddSingleton<IAppHostVerb, PreviewVerb>();
        app.Pipeline.AddStep("preview-cloud", c =>
        {
            c.Summary.Add("To create", "3");
            return Task.CompletedTask;
        }, dependsOn: "deploy-prereq");

        Assert.Equal(0, await app.RunAsync());

        Assert.StartsWith("Previewing the site 'wpaspire' for the environment 'prod'.\n", app.Output, StringComparison.Ordinal);
        Assert.Contains("  To create               3\n", app.Output, StringComparison.Ordinal);
    }

    private sealed class ListOptions : IPublishVerbOptions
    {
        private readonly Option<string?> _list = new("--list-options");

        public IEnumerable<Option> OptionsOf(string verb) => verb == "publish" ? [_list] : [];

        public Task<int?> ApplyAsync(string verb, ParseResult result, CancellationToken cancellationToken) => Task.FromResult<int?>(result.GetValue(_list) == "eu" ? 7 : null);
    }

    private sealed class PreviewVerb(PipelineCommands commands) : IAppHostVerb
    {
        public Command CreateCommand() => commands.Create(new() { Verb = "preview", Step = "preview-cloud", Doing = "Previewing", Description = "Shows what a deploy would change." });
    }
}
