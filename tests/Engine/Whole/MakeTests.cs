using System.Text.Json;

namespace WpAspire.Engine.Whole;

/// <summary>The steps by make.</summary>
public class MakeTests
{
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
}
