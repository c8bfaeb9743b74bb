using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.EndToEnd;

/// <summary>A password outlives everything that happens to the AppHost, since the data volume that it opens does.</summary>
[Collection(CliSite.OneAtATime)]
public class KeptSecretTests
{
    private const string Password = "Parameters:mariadb-password";

    [Fact]
    public async Task The_password_of_a_kept_volume_is_the_same_in_every_environment()
    {
        await using var site = new CliSite("database");
        var passwords = new HashSet<string>();
        foreach (var environment in new[] { "Development", "Staging", "Production", null })
        {
            site.Environment["DOTNET_ENVIRONMENT"] = site.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
            var run = site.BeginAppHost();
            await site.HealthyAsync("mariadb");
            await site.HealthyAsync("shop-db");
            passwords.Add(site.Secrets[Password]);
            Assert.Equal(0, await run.StopAsync());
        }

        Assert.Single(passwords);
    }

    [Fact]
    public async Task Two_AppHosts_of_one_site_that_start_at_once_generate_one_password()
    {
        await using var first = new Site("server");
        await using var second = new Site("server") { Name = first.Name };

        await Task.WhenAll(first.StartAsync("mariadb"), second.StartAsync("mariadb"));

        var passwords = await Task.WhenAll(new[] { first, second }.Select(static async site =>
            await Docker.ExecAsync(await site.ContainerAsync("mariadb"), "sh", "-c", "printf %s \"$MARIADB_ROOT_PASSWORD\"")));
        Assert.Equal([first.Secrets[Password], first.Secrets[Password]], passwords);
    }

    [Fact]
    public async Task A_data_volume_whose_password_is_lost_is_explained_and_begins_anew_only_when_somebody_says_so()
    {
        await using var site = new Site("database");
        await site.StartAsync("mariadb");
        await site.StopAsync();
        File.Delete(site.SecretsFile);

        await site.StartAsync();
        var unhealthy = await site.UntilAsync("mariadb", static s => s.HealthReports.Any(static r => r.Description?.Contains("refuses the password", StringComparison.Ordinal) == true));

        Assert.Equal(HealthStatus.Unhealthy, unhealthy.HealthStatus);
        var sentence = unhealthy.HealthReports.Select(static r => r.Description).Single(static d => d?.Contains("refuses the password", StringComparison.Ordinal) == true)!;
        Assert.All(new[] { "'mariadb-password'", $"'{Assert.Single(await Docker.VolumesAsync(site.Name))}'", "dotnet user-secrets set Parameters:mariadb-password", "remove-data" }, text => Assert.Contains(text, sentence, StringComparison.Ordinal));
        await site.LoggedAsync("mariadb", sentence);

        Assert.Contains("is empty", await site.SucceedAsync("mariadb", "remove-data"), StringComparison.Ordinal);
        await site.HealthyAsync("mariadb");
        await site.HealthyAsync("shop-db");
    }

    [Fact]
    public void Two_checkouts_have_volumes_of_their_own()
    {
        var volumes = new[] { "/srv/one/AppHost", "/srv/two/AppHost" }.Select(static directory =>
        {
            var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { ProjectDirectory = directory, DisableDashboard = true });
            return Assert.Single(builder.AddMariaDb("mariadb").WithDataVolume().Resource.Annotations.OfType<ContainerMountAnnotation>()).Source;
        });

        Assert.Equal(2, volumes.Distinct().Count());
    }
}
