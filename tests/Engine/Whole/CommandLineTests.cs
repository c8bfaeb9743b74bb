namespace WpAspire.Engine.Whole;

/// <summary>The steps by Aspire's command line.</summary>
public class CommandLineTests
{
    [Fact]
    public async Task Aspires_command_line_drives_a_whole_life()
    {
        using var site = await EngineSite.CreateAsync();
        async Task<Result> DoAsync(params string[] step)
        {
            var result = await Tool.RunAsync(
                "dotnet", ["aspire", .. step, "--no-build", "--non-interactive", "--nologo", "-e", "dev", "-o", site.Published, "--", "--name", "blog", "--yes", "true"], Repository.Root, Cli(site));
            Assert.True(result.ExitCode == 0, result.All);
            return result;
        }

        await DoAsync("publish");
        Assert.True(File.Exists(Path.Combine(site.Published, "Pulumi.yaml")));
        Assert.Contains("nobody yet", (await DoAsync("do", "preview")).All, StringComparison.Ordinal);
        await DoAsync("deploy");
        Assert.NotEmpty(site.Things("aws:rds/instance:Instance"));
        Assert.Contains("wordpress-url", (await DoAsync("do", "outputs")).All, StringComparison.Ordinal);
        await DoAsync("do", "refresh");
        await DoAsync("do", "cancel");
        await DoAsync("do", "destroy");
        Assert.Empty(site.Things());
    }

    // The tool and the packages are where the machine keeps them for all.
    private static Dictionary<string, string?> Cli(EngineSite site)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new(site.Variables)
        {
            ["DOTNET_CLI_HOME"] = home,
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
            ["NUGET_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(home, ".nuget", "packages"),
            ["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "1",
        };
    }
}
