using System.Text.Json;
using CliWrap;

namespace WpAspire.EndToEnd.Cloud;

/// <summary>How the steps drive <c>pulumi</c>, where its real engine cannot be made to do what is tested: tests/Engine has the rest.</summary>
public class DeployTests
{
    // What stands on standard output once there is a plan.
    private const string Planned = "What a deploy does to 'blog' (dev):";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task A_stack_that_is_not_there_is_made()
    {
        using var host = new CloudAppHost("not-found");
        await host.SucceedAsync("deploy", "--yes");
        Assert.Contains(host.Calls, static c => c.StartsWith("stack init blog", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_terminal_deploy_wants_a_yes_and_changes_nothing()
    {
        using var host = new CloudAppHost("deployed");
        Assert.Contains("add --yes", CloudAppHost.Failure(await host.StepAsync("deploy"), Planned), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Calls, static c => c.StartsWith("up", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("locked", "cancel", Planned)]
    [InlineData("conflict", "cancel", Planned)]
    [InlineData("aws-credentials-missing", "credentials", Planned)]
    [InlineData("wrong-passphrase", "PULUMI_CONFIG_PASSPHRASE", Planned)]
    [InlineData("too-old", "3.255.0", "")]
    public async Task What_pulumi_cannot_do_is_one_sentence(string scenario, string named, string shown)
    {
        using var host = new CloudAppHost(scenario);
        Assert.Contains(named, CloudAppHost.Failure(await host.StepAsync("deploy", "--yes"), shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_changes_nothing()
    {
        using var host = new CloudAppHost("deployed");
        await host.SucceedAsync("preview");
        Assert.Contains(host.Calls, static c => c.StartsWith("preview", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Calls, static c => c.StartsWith("up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_interrupt_lets_pulumi_finish_what_it_has_begun()
    {
        using var host = new CloudAppHost("interrupted");
        var result = await host.StepAsync(
            async (process, cancellationToken) =>
            {
                await host.WaitForCallAsync("up", cancellationToken);
                await Cli.Wrap("kill").WithArguments(["-INT", $"{process.Id}"]).ExecuteAsync(cancellationToken);
            },
            "deploy", "--yes");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("was stopped before it was done", result.All, StringComparison.Ordinal);
        Assert.Equal(1, host.Interrupts("up"));
    }

    [Fact]
    public async Task Pulumi_ends_in_order_when_the_AppHost_is_killed()
    {
        using var host = new CloudAppHost("interrupted");
        await host.StepAsync(
            async (process, cancellationToken) =>
            {
                await host.WaitForCallAsync("up", cancellationToken);

                // As Aspire's command line does on Ctrl+C.
                process.Kill(entireProcessTree: true);
            },
            "deploy", "--yes");

        await host.WaitForInterruptAsync("up", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Refresh_takes_over_what_is_in_AWS()
    {
        using var host = new CloudAppHost("refreshed");
        await host.SucceedAsync("publish");
        await host.SucceedAsync("refresh", "--yes");
        Assert.Contains(host.Calls, static c => c.StartsWith("refresh --yes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancel_lifts_a_lock()
    {
        using var host = new CloudAppHost();
        await host.SucceedAsync("publish");

        // Of a process that is gone.
        var locks = Directory.CreateDirectory(Path.Combine(host.Home, ".local", "state", "wpaspire", "pulumi", ".pulumi", "locks", "organization", "wpaspire-dev", "blog")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(locks, "0.json"), $$"""{"pid":{{int.MaxValue}},"username":"lois","hostname":"{{Environment.MachineName}}","timestamp":"2026-01-02T03:04:05Z"}""", TestContext.Current.CancellationToken);

        await host.SucceedAsync("cancel", "--yes");
        Assert.Contains("cancel --yes --stack blog", string.Join('\n', host.Calls), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroy_of_a_protected_site_says_what_protects_it_and_how_to_lift_that()
    {
        using var host = new CloudAppHost("protected-site");
        await host.SucceedAsync("publish");
        var error = await host.FailAsync("destroy", "--yes");

        Assert.Contains("'blog-mariadb'", error, StringComparison.Ordinal);
        Assert.Contains("'blog-uploads'", error, StringComparison.Ordinal);
        Assert.Contains("--set Aws:Database:DeletionProtection=false --set Aws:LoadBalancer:DeletionProtection=false --set Aws:ForceDestroy=true", error, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Calls, static c => c.StartsWith("destroy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Destroy_names_the_final_snapshot()
    {
        using var host = new CloudAppHost("unprotected-site");
        await host.SucceedAsync("publish");
        var result = await host.SucceedAsync("destroy", "--yes");
        Assert.Contains(host.Calls, static c => c.StartsWith("destroy --yes", StringComparison.Ordinal));
        Assert.Contains("blog-prod-mariadb-final-1a2b3c4d", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_interrupt_ends_it_at_once()
    {
        using var host = new CloudAppHost("hanging");
        var result = await host.StepAsync(
            async (process, cancellationToken) =>
            {
                await host.WaitForCallAsync("up", cancellationToken);
                await Cli.Wrap("kill").WithArguments(["-INT", $"{process.Id}"]).ExecuteAsync(cancellationToken);
                await host.WaitForInterruptAsync("up", cancellationToken);
                await Cli.Wrap("kill").WithArguments(["-INT", $"{process.Id}"]).ExecuteAsync(cancellationToken);
            },
            "deploy", "--yes");

        Assert.Equal(130, result.ExitCode);
    }

    [Fact]
    public async Task A_missing_pulumi_is_named_with_where_to_get_it()
    {
        using var host = new CloudAppHost(scenario: null);
        Assert.Contains("https://www.pulumi.com/docs/install/", await host.FailAsync("deploy", "--yes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_is_given_reaches_the_stack_through_standard_input_only()
    {
        using var host = new CloudAppHost("deployed");
        host.Environment["Parameters__wordpress_admin_password"] = "correct-horse-battery";
        var result = await host.SucceedAsync("deploy", "--yes");

        Assert.Contains(host.Calls, static c => c.StartsWith("config set", StringComparison.Ordinal) && c.Contains("secrets.wordpress-admin-password", StringComparison.Ordinal) && c.Contains("--secret", StringComparison.Ordinal));
        Assert.Contains("correct-horse-battery", host.Inputs);
        Assert.DoesNotContain(host.Calls, static c => c.Contains("correct-horse-battery", StringComparison.Ordinal));
        Assert.DoesNotContain("correct-horse-battery", result.All, StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(host.Home, "*", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(host.WorkDir, "*", SearchOption.AllDirectories)),
            static file => Assert.DoesNotContain("correct-horse-battery", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_passphrase_of_a_local_backend_is_made_once_and_kept_for_the_user_only()
    {
        using var host = new CloudAppHost("deployed");
        await host.SucceedAsync("deploy", "--yes");
        var first = host.Variable("PULUMI_CONFIG_PASSPHRASE");
        await host.SucceedAsync("outputs");

        Assert.True(first?.Length >= 32);
        Assert.Equal(first, host.Variable("PULUMI_CONFIG_PASSPHRASE"));
        Assert.StartsWith("file://", host.Variable("PULUMI_BACKEND_URL"), StringComparison.Ordinal);
        var file = Assert.Single(Directory.EnumerateFiles(host.Home, "pulumi-passphrase-dev", SearchOption.AllDirectories));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_passphrase_of_the_user_wins()
    {
        using var host = new CloudAppHost("deployed");
        host.Environment["PULUMI_CONFIG_PASSPHRASE"] = "the-team-knows-it";
        await host.SucceedAsync("deploy", "--yes");
        Assert.Equal("the-team-knows-it", host.Variable("PULUMI_CONFIG_PASSPHRASE"));
        Assert.Empty(Directory.EnumerateFiles(host.Home, "pulumi-passphrase*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Outputs_are_JSON_for_scripts_with_secrets_masked()
    {
        using var host = new CloudAppHost();
        await host.SucceedAsync("publish");
        var masked = JsonDocument.Parse((await host.SucceedAsync("outputs", "--format", "json")).Output).RootElement;
        var shown = JsonDocument.Parse((await host.SucceedAsync("outputs", "--format", "json", "--show-secrets")).Output).RootElement;

        Assert.Equal("https://blog.example", masked.GetProperty("url").GetString());
        Assert.Equal("[secret]", masked.GetProperty("databasePassword").GetString());
        Assert.Equal("s3cr3t-of-the-stack", shown.GetProperty("databasePassword").GetString());
    }

    [Theory]
    [InlineData("destroy")]
    [InlineData("outputs")]
    public async Task What_was_not_deployed_is_said(string step)
    {
        using var host = new CloudAppHost("not-found");
        await host.SucceedAsync("publish");
        Assert.Contains("was not deployed", await host.FailAsync(step, "--yes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_published_is_said()
    {
        using var host = new CloudAppHost();
        Assert.Contains("run `publish`", await host.FailAsync("outputs"), StringComparison.Ordinal);
    }
}
