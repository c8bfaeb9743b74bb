using Amazon.Runtime;
using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Tests.Options;

/// <summary>These set the environment of the process: none runs beside another test.</summary>
[Collection(nameof(AwsEnvironmentVariables))]
public sealed class AwsOptionsLoaderTests : IDisposable
{
    private readonly AwsEnvironmentVariables _environment = new();

    public void Dispose() => _environment.Dispose();

    [Fact]
    public void Without_any_region_it_is_us_east_1()
    {
        Assert.Equal("us-east-1", Load().Region);
    }

    [Fact]
    public void The_region_of_the_environment_is_used()
    {
        _environment.Set("AWS_REGION", "eu-west-3");

        Assert.Equal("eu-west-3", Load().Region);
    }

    [Fact]
    public void The_region_of_the_default_profile_is_used()
    {
        AwsEnvironmentVariables.WriteConfig("[default]\nregion = eu-north-1\n");

        Assert.Equal("eu-north-1", Load().Region);
    }

    [Fact]
    public void The_region_of_the_profile_that_deploys_is_used()
    {
        AwsEnvironmentVariables.WriteConfig("[default]\nregion = eu-north-1\n\n[profile work]\nregion = sa-east-1\n");

        Assert.Equal("sa-east-1", Load("Aws:Profile=work").Region);
    }

    [Fact]
    public void The_environment_wins_over_the_profile()
    {
        AwsEnvironmentVariables.WriteConfig("[profile work]\nregion = sa-east-1\n");
        _environment.Set("AWS_REGION", "eu-west-3");

        Assert.Equal("eu-west-3", Load("Aws:Profile=work").Region);
    }

    [Fact]
    public void A_profile_that_is_not_there_is_no_problem_before_a_deploy()
    {
        Assert.Equal("us-east-1", Load("Aws:Profile=nobody").Region);
    }

    [Fact]
    public void The_region_that_is_set_wins_over_all()
    {
        _environment.Set("AWS_REGION", "eu-west-3");

        Assert.Equal("eu-central-1", Load("Aws:Region=eu-central-1").Region);
    }

    [Fact]
    public void A_region_of_the_environment_that_is_none_is_refused()
    {
        _environment.Set("AWS_REGION", "moon-1");

        var error = Assert.Throws<DistributedApplicationException>(() => Load());
        Assert.Equal("Aws:Region is 'moon-1' but must be a region of AWS such as eu-central-1.", error.Message);
    }

    private static AwsOptions Load(params string[] settings)
    {
        FallbackRegionFactory.Reset();
        return AwsOptionsLoader.Load(Settings.Configuration(settings), "dev");
    }
}
