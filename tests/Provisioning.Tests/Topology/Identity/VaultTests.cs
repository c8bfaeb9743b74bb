using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Iam;
using WpAspire.Provisioning.Aws.SecretsManager;
using WpAspire.Provisioning.Aws.Vpc;
using WpAspire.Provisioning.Controls.Reading;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Random;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Topology.Identity;

/// <summary>Secrets in Vault: the program has none, and each task may read what it needs.</summary>
public class VaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_program_knows_no_secret_but_what_AWS_itself_must_be_told()
    {
        var site = await TestSites.Vault.CreateAsync(Cancellation);

        Assert.Empty(site.Program.OfType<Secret>());
        Assert.Empty(site.Program.OfType<RandomPassword>());
        Assert.Equal(["cache-password", "sessions-password"], site.Program.ConfigSecrets.Keys.Order());
        Assert.DoesNotContain("secrets", site.Program.Outputs.Keys);
    }

    [Fact]
    public async Task A_container_finds_each_secret_by_path_and_key_and_the_file_that_it_will_be_in()
    {
        var site = await TestSites.Vault.With("Aws:Secrets:Vault:Version", "3").CreateAsync(Cancellation);

        var environment = Environment(site, "wordpress-task", "wordpress");
        Assert.Equal("secret/data/blog/prod/site?version=3#wordpress-db-password", environment["WORDPRESS_DB_PASSWORD_VAULT"]);
        Assert.Equal("/dev/shm/secrets/WORDPRESS_DB_PASSWORD", environment["WORDPRESS_DB_PASSWORD_FILE"]);
        Assert.Equal("secret/data/blog/prod/site?version=3#smtp-password", environment["WORDPRESS_SMTP_PASSWORD_VAULT"]);
        Assert.Equal(
            ["VAULT_ADDR=https://vault.example.com:8200", "VAULT_AUTH_HEADER=vault.example.com", "VAULT_AUTH_MOUNT=aws", "VAULT_AUTH_ROLE=blog-prod"],
            environment.Where(static v => v.Key.StartsWith("VAULT_", StringComparison.Ordinal)).Select(static v => $"{v.Key}={v.Value}"));
    }

    [Fact]
    public async Task What_waits_and_what_runs_on_schedule_log_in_as_the_site_does()
    {
        var site = await TestSites.Vault.CreateAsync(Cancellation);

        foreach (var (task, container) in new[] { ("wordpress-task", "wait-for-site"), ("wordpress-cron-task", "wordpress"), ("toolbox-task", "toolbox") })
        {
            var environment = Environment(site, task, container);
            Assert.Equal("blog-prod", environment["VAULT_AUTH_ROLE"]);
            Assert.Contains("WORDPRESS_DB_PASSWORD_VAULT", environment.Keys);
            Assert.DoesNotContain("WORDPRESS_PASSWORD_VAULT", environment.Keys);
        }
    }

    [Fact]
    public async Task The_administrators_password_is_for_the_installation_alone_which_logs_in_to_a_role_of_its_own()
    {
        var site = await TestSites.Vault.CreateAsync(Cancellation);

        var environment = Environment(site, "wordpress-installation-task", "wordpress");
        Assert.Equal("secret/data/blog/prod/installation#wordpress-admin-password", environment["WORDPRESS_PASSWORD_VAULT"]);
        Assert.Equal("blog-prod-installation", environment["VAULT_AUTH_ROLE"]);
        Assert.Equal("blog-prod-installation", Environment(site, "wordpress-installation-task", "create-database-user")["VAULT_AUTH_ROLE"]);
        // What RDS has made is nowhere else.
        var container = Containers(site, "wordpress-installation-task").Single(static c => c.Text("name") == "create-database-user");
        Assert.Equal("DATABASE_ADMIN_PASSWORD", ExpressionText.Of(Assert.Single(((ListExpression)container.Definition["secrets"]!).Items.Cast<ObjectExpression>())["name"]!));
        Assert.Equal(
            ["wordpress-installation-execution-policy"],
            site.Program.OfType<RolePolicy>().Where(static p => PolicyStatement.Of(p, p.Args.Policy).Any(static s => s.Actions.Contains("secretsmanager:GetSecretValue"))).Select(static p => ((CustomResource)p).Name));
    }

    [Theory]
    [InlineData("blog", "blog-prod-tasks-", "blog-prod-install-")]
    [InlineData("a-site-with-a-name-as-long-as-32", "a-site-with-a-name-as-lo-", "a-site-with-a-name-as-")]
    public async Task Vault_can_be_told_of_the_roles_before_they_are_there(string name, string tasks, string installation)
    {
        var site = await (TestSites.Vault with { SiteName = name }).CreateAsync(Cancellation);

        var prefixes = site.Program.OfType<Role>().Where(static r => r.Args.NamePrefix is not null).ToDictionary(static r => ((CustomResource)r).Name, static r => r.Args.NamePrefix!.Literal!);
        Assert.Equal(["toolbox-task-role", "wordpress-cron-task-role", "wordpress-installation-task-role", "wordpress-task-role"], prefixes.Keys.Order());
        Assert.All(prefixes.Values, static p => Assert.InRange(p.Length, 1, 38));
        Assert.All(prefixes, p => Assert.StartsWith(p.Key.Contains("installation", StringComparison.Ordinal) ? installation : tasks, p.Value, StringComparison.Ordinal));
        Assert.Equal(2, prefixes.Values.Distinct().Count());
    }

    [Theory]
    [InlineData("https://vault.example.com:8200", 8200)]
    [InlineData("https://vault.example.com", 443)]
    public async Task Tasks_reach_Vault(string address, int port)
    {
        var site = await TestSites.Vault.With("Aws:Secrets:Vault:Address", address).CreateAsync(Cancellation);

        foreach (var group in new[] { "wordpress", "toolbox" })
        {
            Assert.Contains(site.Program.OfType<SecurityGroupEgressRule>(), r => r.Name.StartsWith($"{group}-to-", StringComparison.Ordinal)
                && ((SecurityGroupEgressRuleArgs)r.Args) is { CidrIpv4.Literal: "0.0.0.0/0", FromPort.Expression: LiteralExpression { Value: int from } } && from == port);
        }
    }

    [Fact]
    public async Task A_container_that_cannot_read_Vault_is_refused_with_a_secret()
    {
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            TestSites.Vault.With(static b => b.AddContainer("worker", "busybox").WithEnvironment("KEY", b.AddParameter("api-key", secret: true))).CreateAsync(Cancellation));

        Assert.StartsWith("'KEY' of the container 'worker' is a secret, and with Aws:Secrets:Store=vault only the images of the site and its toolbox read secrets", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_official_image_is_refused()
    {
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => (TestSites.Vault with
        {
            Model = static b => b.AddWordPress("wordpress", b.AddMariaDb("mariadb").AddDatabase("wordpress-db")).WithExternalHttpEndpoints(),
        }).CreateAsync(Cancellation));

        Assert.StartsWith("Aws:Secrets:Store must be secretsManager, because the site 'wordpress' runs the official image 'wordpress:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_is_made_of_a_secret_is_refused()
    {
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            TestSites.Vault.With(static b => b.CreateResourceBuilder(b.Resources.OfType<WordPressResource>().Single()).WithEnvironment("URL", $"https://user:{b.AddParameter("api-key", secret: true)}@example.com")).CreateAsync(Cancellation));

        Assert.StartsWith("'URL' of the container 'wordpress' is made of a secret and other values, which Vault does not have", error.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Environment(SiteTopology site, string task, string container) =>
        Containers(site, task).Single(c => c.Text("name") == container).Environment.ToDictionary(static v => v.Name, static v => ExpressionText.Of(v.Value));

    private static IEnumerable<TaskContainer> Containers(SiteTopology site, string task) =>
        TaskContainer.Of(site.Program.OfType<TaskDefinition>().Single(t => ((CustomResource)t).Name == task));
}
