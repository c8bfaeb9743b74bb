using System.Text.Json;

namespace WpAspire.EndToEnd.Cloud;

/// <summary>The step <c>publish</c>: a directory that stands on its own, made without engine, network, credentials and <c>pulumi</c>.</summary>
public class PublishTests
{
    private static readonly string[] s_prod =
    [
        "--environment", "prod", "--set", "Aws:Domain=blog.example.com", "--set", "Aws:HostedZoneId=Z0123456789ABC", "--set", "Aws:Observability:AlarmEmail=ops@example.com",
    ];

    [Fact]
    public async Task Dev_is_published_without_any_setting()
    {
        using var host = new CloudAppHost(scenario: null);
        var result = await host.SucceedAsync("publish");

        var directory = host.PathOf("out");
        foreach (var file in new[] { "Pulumi.yaml", "Pulumi.blog.yaml", "README.md", "architecture.md", "controls.md", "cost.md", "sdks/aws.yaml", "sdks/docker-build.yaml", "sdks/random.yaml", "images/wordpress/Dockerfile", "images/toolbox/toolbox/Dockerfile" })
        {
            Assert.True(File.Exists(Path.Combine(directory, file)), $"{file} is missing");
        }

        Assert.Contains(directory, result.Error, StringComparison.Ordinal);
        Assert.Contains("us-east-1", result.Error, StringComparison.Ordinal);
        Assert.Contains("USD a month", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_better_changed_before_is_said()
    {
        using var host = new CloudAppHost(scenario: null);
        Assert.Contains("WithAdminEmail", (await host.SucceedAsync("publish")).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_be_created_is_said_as_data_and_nothing_is_written()
    {
        using var host = new CloudAppHost(scenario: null);
        using var report = JsonDocument.Parse((await host.SucceedAsync("report", s_prod)).Output);

        Assert.Equal("blog", report.RootElement.GetProperty("site").GetString());
        Assert.Equal("prod", report.RootElement.GetProperty("environment").GetString());
        Assert.Contains(report.RootElement.GetProperty("resources").EnumerateArray(), r => r.GetProperty("what").GetString() == "RDS instance");
        Assert.False(Directory.Exists(host.PathOf("out")));
    }

    [Fact]
    public async Task What_a_publish_would_refuse_is_refused_as_data_too()
    {
        using var host = new CloudAppHost(scenario: null);
        Assert.Contains("Aws:Domain", await host.FailAsync("report", "--environment", "prod"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes()
    {
        using var one = new CloudAppHost(scenario: null);
        using var other = new CloudAppHost(scenario: null);
        await one.SucceedAsync("publish", s_prod);
        await other.SucceedAsync("publish", s_prod);

        var files = Files(one.PathOf("out"));
        Assert.Equal(files, Files(other.PathOf("out")));
        foreach (var file in files)
        {
            Assert.True(File.ReadAllBytes(one.PathOf("out", file)).AsSpan().SequenceEqual(File.ReadAllBytes(other.PathOf("out", file))), file);
        }
    }

    [Fact]
    public async Task A_second_publish_changes_nothing()
    {
        using var host = new CloudAppHost(scenario: null);
        await host.SucceedAsync("publish");
        Assert.Contains("0 written", (await host.SucceedAsync("publish")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_of_the_local_run_is_published()
    {
        using var host = new CloudAppHost(scenario: null);
        host.Environment["Parameters__wordpress_admin_password"] = "correct-horse-battery";
        await host.SucceedAsync("publish");
        Assert.All(Files(host.PathOf("out")), file => Assert.DoesNotContain("correct-horse-battery", File.ReadAllText(host.PathOf("out", file)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_directory_of_somebody_else_is_refused_and_left_as_it_is()
    {
        using var host = new CloudAppHost(scenario: null);
        Directory.CreateDirectory(host.PathOf("mine"));
        await File.WriteAllTextAsync(host.PathOf("mine", "notes.txt"), "mine", TestContext.Current.CancellationToken);

        Assert.Contains("was not written by publish", await host.FailAsync("publish", "--output-path", "mine"), StringComparison.Ordinal);
        Assert.Equal(["notes.txt"], Files(host.PathOf("mine")));
    }

    [Fact]
    public async Task Prod_says_all_that_it_misses_at_once()
    {
        using var host = new CloudAppHost(scenario: null);
        var error = await host.FailAsync("publish", "--environment", "prod");
        Assert.Contains("Aws:Domain", error, StringComparison.Ordinal);
        Assert.Contains("Aws:Observability:AlarmEmail", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(host.PathOf("out")));
    }

    [Fact]
    public async Task A_wrong_option_is_named_with_its_value_and_what_is_allowed()
    {
        using var host = new CloudAppHost(scenario: null);
        var error = await host.FailAsync("publish", "--set", "Aws:Network:ZoneCount=7");
        Assert.Contains("Aws:Network:ZoneCount", error, StringComparison.Ordinal);
        Assert.Contains("'7'", error, StringComparison.Ordinal);
        Assert.Contains('6', error);
    }

    [Fact]
    public async Task All_options_are_listed_with_unit_defaults_and_allowed_values()
    {
        using var host = new CloudAppHost(scenario: null);
        var output = (await host.SucceedAsync("options")).Output;
        foreach (var key in new[] { "Aws:Region", "Aws:Network:ZoneCount", "Aws:Compute:Ec2:InstanceType", "Aws:Scaling:Max", "Aws:Database:InstanceClass", "Aws:Database:Parameters:InnodbBufferPoolSize", "Aws:FileSystem:PerformanceMode" })
        {
            Assert.Contains(key, output, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(host.PathOf("out")));
    }

    [Fact]
    public async Task A_publish_without_a_step_is_refused_before_anything_is_done()
    {
        using var host = new CloudAppHost(scenario: null);
        Assert.Contains("--step publish", CloudAppHost.Failure(await host.RunAsync("--operation", "publish", "--output-path", "out")), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(host.WorkDir));
    }

    [Theory]
    [InlineData("nonsense", "Step 'nonsense' not found")]
    [InlineData("publish", "'--enviroment' is no option: allowed are --environment", "--enviroment", "prod")]
    [InlineData("publish", "--set is 'Aws:Region': allowed is key=value", "--set", "Aws:Region")]
    [InlineData("publish", "Aws:Preset is not set but must be dev or prod, because the environment 'staging' is neither", "--environment", "staging")]
    [InlineData("publish", "Site name 'Blog' is invalid", "--name", "Blog")]
    [InlineData("publish", "--yes is 'maybe': allowed are true and false", "--yes=maybe")]
    [InlineData("publish", "--yes stands before --environment", "--yes", "--environment", "prod")]
    [InlineData("outputs", "--format is 'xml': allowed are table, json", "--format", "xml")]
    public async Task What_the_command_line_has_wrong_is_one_sentence(string step, string sentence, params string[] arguments)
    {
        using var host = new CloudAppHost(scenario: null);
        Assert.Contains(sentence, await host.FailAsync(step, arguments), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(host.WorkDir));
    }

    [Fact]
    public async Task A_step_that_is_named_like_an_argument_starts_no_site()
    {
        using var host = new CloudAppHost(scenario: null);
        Assert.Contains("--operation publish --step publish", CloudAppHost.Failure(await host.RunAsync("publish", "--name", "blog")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_given_as_options_too()
    {
        using var host = new CloudAppHost(scenario: null);
        Assert.Contains("in eu-central-1", (await host.SucceedAsync("publish", "--Aws:Region=eu-central-1")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_of_a_run_says_nothing_about_what_is_published()
    {
        using var host = new CloudAppHost(scenario: null);
        host.Environment["DOTNET_ENVIRONMENT"] = "Development";
        var secrets = Directory.CreateDirectory(Path.Combine(host.Home, ".microsoft", "usersecrets", "wpaspire-apphost"));
        await File.WriteAllTextAsync(Path.Combine(secrets.FullName, "secrets.json"), """{ "Parameters:wordpress-admin-password": "correct-horse-battery", "Aws:Region": "eu-west-1" }""", TestContext.Current.CancellationToken);

        Assert.Contains("in us-east-1", (await host.SucceedAsync("publish")).Error, StringComparison.Ordinal);
        Assert.Contains("wordpress-admin-password:\n    type: \"random:", await File.ReadAllTextAsync(host.PathOf("out", "Pulumi.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static string[] Files(string directory) =>
        [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(directory, f)).Order(StringComparer.Ordinal)];
}
