using System.Text.Json;

namespace WpAspire.Engine;

/// <summary>The steps by Aspire's command line and by make.</summary>
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

    [Fact]
    public async Task Make_drives_a_whole_life()
    {
        using var site = await EngineSite.CreateAsync();
        var name = $"made-{Guid.NewGuid():N}"[..12];
        var published = Path.Combine(Repository.Root, "artifacts", "publish", $"{name}-dev");
        async Task<Result> MakeAsync(string target, string arguments = "")
        {
            // What is built is tested, whatever the dates of its sources say.
            var result = await Tool.RunAsync("make", ["-s", "-o", $"AppHost/bin/{Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(Repository.AppHost)))}/net10.0/WpAspire.AppHost", target, $"name={name}", $"args={arguments}"], Repository.Root, site.Variables);
            Assert.True(result.ExitCode == 0, $"{target}\n{result.All}");
            return result;
        }

        try
        {
            await MakeAsync("publish");
            Assert.Contains("nobody yet", (await MakeAsync("preview")).Output, StringComparison.Ordinal);
            await MakeAsync("provision", "--yes");
            using var outputs = JsonDocument.Parse((await MakeAsync("outputs", "--format json")).Output);
            Assert.True(outputs.RootElement.TryGetProperty("wordpress-url", out _));
            await MakeAsync("destroy", "--yes");
            Assert.Empty(site.Things());
        }
        finally
        {
            if (Directory.Exists(published))
            {
                Directory.Delete(published, recursive: true);
            }
        }
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
