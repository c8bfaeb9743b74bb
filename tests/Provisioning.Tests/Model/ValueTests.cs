using WpAspire.Provisioning.Aws.Vpc;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Random;
using WpAspire.Provisioning.Tests.Topology;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Model;

/// <summary>One expression, two worlds: what the values of a container's environment become in AWS.</summary>
public class ValueTests
{
    [Fact]
    public async Task The_address_of_a_server_is_an_output_of_its_instance()
    {
        var variable = await VariableAsync(static (b, box) => box.WithEnvironment("DB", $"{Server(b).Host}:{Server(b).Port}"));
        Assert.Equal("${mariadb.address}:3306", ProgramWriter.Text(variable.Value!.Expression));
    }

    [Fact]
    public async Task The_address_of_a_container_is_a_name_inside_the_network()
    {
        var variable = await VariableAsync(static (b, box) => box.WithEnvironment("API", b.AddContainer("api", "nginx").WithHttpEndpoint(targetPort: 9000, name: "http").GetEndpoint("http")));
        Assert.Equal("http://api.blog-dev.internal:9000", variable.Value!.Literal);
    }

    [Fact]
    public async Task The_public_address_of_a_site_is_that_of_its_load_balancer()
    {
        var site = await TestSites.Dev.CreateAsync(TestContext.Current.CancellationToken);
        var home = site.Compute.Workloads.Single(static w => w.Workload.Name == "wordpress").Containers[^1].Variables.Single(static v => v.Name == "WP_HOME");
        Assert.Equal("http://${wordpress-alb.dnsName}", ProgramWriter.Text(home.Value!.Expression));
    }

    [Fact]
    public async Task A_parameter_is_its_value()
    {
        var site = TestSites.Dev.With("Parameters:motto", "carpe diem").With(static b => Box(b).WithEnvironment("X", b.AddParameter("motto")));
        Assert.Equal("carpe diem", Variable(await site.CreateAsync(TestContext.Current.CancellationToken)).Value!.Literal);
    }

    [Fact]
    public async Task A_secret_is_a_reference_into_Secrets_Manager()
    {
        var variable = await VariableAsync(static (b, box) => box.WithEnvironment("KEY", b.AddParameter("api-key", new GenerateParameterDefault(), secret: true)));
        Assert.Null(variable.Value);
        Assert.Equal("${site-secrets.arn}:api-key::${site-secrets-version.versionId}", ProgramWriter.Text(variable.ValueFrom!.Expression));
    }

    [Fact]
    public async Task Text_with_a_secret_in_it_is_a_secret_of_its_own()
    {
        var variable = await VariableAsync(static (b, box) => box.WithEnvironment("URL", Database(b).UriExpression));
        Assert.Null(variable.Value);
        Assert.Equal("${site-secrets.arn}:box.URL::${site-secrets-version.versionId}", ProgramWriter.Text(variable.ValueFrom!.Expression));
    }

    [Fact]
    public async Task A_secret_that_is_given_comes_from_the_settings_of_the_stack()
    {
        var site = await TestSites.Dev.With("Parameters:wordpress-admin-password", "correct-horse").CreateAsync(TestContext.Current.CancellationToken);
        Assert.Contains("wordpress-admin-password", site.Program.ConfigSecrets.Keys);
        Assert.DoesNotContain(site.Program.OfType<RandomPassword>(), static p => ((CustomResource)p).Name == "wordpress-admin-password");
        Assert.DoesNotContain("correct-horse", TestSite.Write(site.Program), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_without_a_default_is_asked_for_when_the_stack_is_made()
    {
        var site = await TestSites.Dev.With(static b => Box(b).WithEnvironment("KEY", b.AddParameter("api-key", secret: true))).CreateAsync(TestContext.Current.CancellationToken);
        Assert.Contains("api-key", site.Program.ConfigSecrets.Keys);
        Assert.Contains("${secrets.api-key}", TestSite.Write(site.Program), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_is_decided_when_the_program_is_written()
    {
        var variable = await VariableAsync(static (b, box) => box.WithEnvironment("TLS", ReferenceExpression.CreateConditional(
            Server(b).PrimaryEndpoint.Property(EndpointProperty.TlsEnabled), bool.TrueString, ReferenceExpression.Create($"on"), ReferenceExpression.Create($"off"))));
        Assert.Equal("on", variable.Value!.Literal);
    }

    [Fact]
    public async Task Who_is_referred_to_may_be_connected_to_and_nobody_else()
    {
        var site = await TestSites.Dev.With(static b => Box(b).WithEnvironment("DB", $"{Server(b).Host}")).CreateAsync(TestContext.Current.CancellationToken);
        var rules = site.Program.OfType<SecurityGroupIngressRule>().Select(static r => ((CustomResource)r).Name).ToList();
        Assert.Contains("box-to-mariadb-3306-ingress", rules);
        Assert.DoesNotContain(rules, static r => r.StartsWith("box-to-uploads", StringComparison.Ordinal) || r.EndsWith("to-box-ingress", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_site_never_gets_the_password_of_the_administrator()
    {
        var site = await TestSites.Dev.CreateAsync(TestContext.Current.CancellationToken);
        var containers = site.Compute.Workloads.Single(static w => w.Workload.Name == "wordpress").Containers;
        bool KnowsIt(ContainerDefinition container) => container.Variables.Any(v => v.ValueFrom is { } from && ProgramWriter.Text(from.Expression)!.Contains("masterUserSecrets", StringComparison.Ordinal));

        Assert.Equal(["wait-for-site", "wordpress"], containers.Select(static c => c.Name));
        Assert.DoesNotContain(containers, KnowsIt);
    }

    [Fact]
    public async Task What_the_model_sets_itself_is_not_overwritten_by_an_option()
    {
        var site = await TestSites.Dev.With(static b => b.CreateResourceBuilder(b.Resources.OfType<WordPressResource>().Single()).WithEnvironment("PHP_MEMORY_LIMIT", "512M")).CreateAsync(TestContext.Current.CancellationToken);
        var limits = site.Compute.Workloads.Single(static w => w.Workload.Name == "wordpress").Containers[^1].Variables.Where(static v => v.Name == "PHP_MEMORY_LIMIT");
        Assert.Equal("512M", Assert.Single(limits).Value!.Literal);
    }

    private static async Task<ResolvedVariable> VariableAsync(Action<IDistributedApplicationBuilder, IResourceBuilder<ContainerResource>> configure) =>
        Variable(await TestSites.Dev.With(b => configure(b, Box(b))).CreateAsync(TestContext.Current.CancellationToken));

    private static ResolvedVariable Variable(SiteTopology site) =>
        Assert.Single(site.Compute.Workloads.Single(static w => w.Workload.Name == "box").Containers.Single().Variables);

    private static IResourceBuilder<ContainerResource> Box(IDistributedApplicationBuilder builder) => builder.AddContainer("box", "nginx");

    private static MariaDbServerResource Server(IDistributedApplicationBuilder builder) => builder.Resources.OfType<MariaDbServerResource>().Single();

    private static MariaDbDatabaseResource Database(IDistributedApplicationBuilder builder) => builder.Resources.OfType<MariaDbDatabaseResource>().Single();
}
