using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.Vault;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.Vault;

/// <summary>Secrets that are in Vault and in no container's definition.</summary>
public sealed class VaultTests(SmokeTestAssembly assembly, VaultServer vault) : IClassFixture<VaultServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_and_a_toolbox_take_their_secrets_from_Vault_and_leave_nothing_there()
    {
        await using var site = Site().WithReadOnlyRoot().WithEnvironment("WORDPRESS_PASSWORD_VAULT", $"{VaultServer.Site}#administrator-password").Build();
        await site.StartAsync(Cancellation);

        await site.SignInAsync(Cancellation, VaultServer.AdministratorPassword);
        // One log-in, one question for both secrets, and the end of the token.
        Assert.Equal(
            ["POST /v1/auth/aws-of-ops/login 200", $"GET /v1/{VaultServer.Site} 200", "POST /v1/auth/token/revoke-self 204"],
            (await vault.RequestsAsync(Cancellation)).TakeLast(3).Select(static r => r.Trim()));
        Assert.DoesNotContain(vault.Database.Password, await DockerCli.RunAsync(["inspect", site.Id], Cancellation), StringComparison.Ordinal);
        Assert.Equal("400 33", await site.RunAsync(Cancellation, "stat", "--format=%a %u", "/dev/shm/secrets/WORDPRESS_DB_PASSWORD"));
        Assert.Equal("tmpfs", await site.RunAsync(Cancellation, "stat", "--file-system", "--format=%T", "/dev/shm/secrets"));

        var toolbox = (await DockerCli.RunAsync(
            ["run", "--detach", TestRun.LabelArgument, "--network=" + assembly.Network.Name, "--read-only", "--tmpfs=/tmp", "--cap-drop=ALL", .. Variables(), assembly.Images.Toolbox], Cancellation)).Trim();
        await RunningToolbox.UntilStartedAsync(toolbox, Cancellation);
        var wp = await DockerCli.TryAsync(["exec", "--env=WORDPRESS_DB_PASSWORD_FILE=/dev/shm/secrets/WORDPRESS_DB_PASSWORD", toolbox, "wp", "user", "list", "--field=user_login"], Cancellation);
        await DockerCli.TryAsync(["rm", "--force", "--volumes", toolbox], Cancellation);
        Assert.Equal("admin\n", wp.Everything);
    }

    [Theory]
    [InlineData($"{VaultServer.Site}#administrator-password", VaultServer.AdministratorPassword)]
    [InlineData($"/{VaultServer.Site}?version=1#administrator-password", VaultServer.OldAdministratorPassword)]
    public async Task Any_command_finds_the_file_of_a_secret(string reference, string value)
    {
        var result = await RunAsync(["sh", "-c", "cat \"$MINE_FILE\""], "--env=MINE_VAULT=" + reference);

        Assert.Equal((0, value, ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public async Task The_region_of_the_STS_that_Vault_asks_is_signed_for()
    {
        var result = await RunAsync(["cat", "/dev/shm/secrets/WORDPRESS_DB_PASSWORD"], "--env=VAULT_AUTH_REGION=eu-central-1");

        Assert.Equal((0, vault.Database.Password, ""), (result.ExitCode, result.Output, result.Error));
    }

    [Theory]
    [InlineData("VAULT_ADDR=", "WORDPRESS_DB_PASSWORD_VAULT is set, and VAULT_ADDR, the address of Vault, is not.")]
    [InlineData("VAULT_ADDR=http://vault.example.com:8200", "VAULT_ADDR is \"http://vault.example.com:8200\"; it must be an address like https://vault.example.com:8200, and without TLS only one of this task.")]
    [InlineData("VAULT_AUTH_ROLE=", "VAULT_AUTH_ROLE, the role of Vault that the task logs in to, is not set.")]
    [InlineData("VAULT_WAIT_TIMEOUT=soon", "VAULT_WAIT_TIMEOUT is \"soon\"; it must be a whole number from 0 to 9999 (seconds).")]
    [InlineData("VAULT_CACERT=/none.pem", "VAULT_CACERT names /none.pem, which can not be read.")]
    [InlineData("WORDPRESS_DB_PASSWORD_VAULT=secret/data/blog/site", "WORDPRESS_DB_PASSWORD_VAULT is \"secret/data/blog/site\"; it must be a path and a key such as secret/data/blog#database-password.")]
    [InlineData("WORDPRESS_DB_PASSWORD_VAULT=secret/data/blog/site#none", "WORDPRESS_DB_PASSWORD_VAULT names none, which Vault does not have as a text at secret/data/blog/site.")]
    [InlineData("WORDPRESS_DB_PASSWORD_VAULT=secret/data/blog/site#list", "WORDPRESS_DB_PASSWORD_VAULT names list, which Vault does not have as a text at secret/data/blog/site.")]
    [InlineData("WORDPRESS_DB_PASSWORD_VAULT=secret/data/blog/nothing#key", "Vault ({0}) has nothing at secret/data/blog/nothing.")]
    [InlineData("WORDPRESS_DB_PASSWORD_VAULT=secret/data/other#key", "Vault ({0}) does not give out secret/data/other: status 403 (1 error occurred: * permission denied).")]
    [InlineData("VAULT_AUTH_ROLE=other", "Vault ({0}) does not let the task in as other by auth/aws-of-ops: status 400 (entry for role other not found).")]
    [InlineData("VAULT_AUTH_MOUNT=aws", "Vault ({0}) does not let the task in as blog by auth/aws: status 403 (1 error occurred: * permission denied).")]
    [InlineData("VAULT_AUTH_HEADER=", "Vault ({0}) does not let the task in as blog by auth/aws-of-ops: status 400 (error validating X-Vault-AWS-IAM-Server-ID header: missing header \"X-Vault-AWS-IAM-Server-ID\").")]
    [InlineData("VAULT_NAMESPACE=", "Vault ({0}) does not let the task in as blog by auth/aws-of-ops: status 404 (no handler for route).")]
    [InlineData("AWS_SECRET_ACCESS_KEY=wrong", "Vault ({0}) does not let the task in as blog by auth/aws-of-ops: status 400 (error making upstream request: received error code 403 from STS: SignatureDoesNotMatch).")]
    [InlineData("AWS_ACCESS_KEY_ID=", "there are no credentials: neither AWS_ACCESS_KEY_ID nor a task that has a role.")]
    [InlineData("VAULT_CACERT_BYTES=", "the certificate of Vault ({0}) is refused: SSL certificate problem: unable to get local issuer certificate.")]
    public async Task What_can_not_be_had_is_said_in_one_sentence(string variable, string sentence)
    {
        var result = await RunAsync(["serve"], "--env=VAULT_WAIT_TIMEOUT=0", "--env=" + variable);

        Assert.Equal((1, "wordpress: " + sentence.Replace("{0}", vault.Environment["VAULT_ADDR"], StringComparison.Ordinal) + "\n"), (result.ExitCode, result.Everything));
    }

    [Fact]
    public async Task A_Vault_that_never_answers_is_given_up()
    {
        var result = await RunAsync(["serve"], "--env=VAULT_WAIT_TIMEOUT=1", "--env=VAULT_ADDR=https://127.0.0.1:1");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("wordpress: Vault (https://127.0.0.1:1) does not answer within 1 seconds (VAULT_WAIT_TIMEOUT): ", result.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Vault_that_does_not_answer_yet_is_waited_for_and_a_stop_ends_the_wait()
    {
        await vault.PauseAsync(Cancellation);
        var waiting = (await DockerCli.RunAsync(["run", "--detach", TestRun.LabelArgument, "--network=" + assembly.Network.Name, .. Variables(), assembly.Images.WordPress, "sleep", "infinity"], Cancellation)).Trim();
        var stopped = (await DockerCli.RunAsync(["run", "--detach", TestRun.LabelArgument, "--network=" + assembly.Network.Name, .. Variables(), assembly.Images.WordPress, "sleep", "infinity"], Cancellation)).Trim();
        await Condition.UntilAsync(async () => (await DockerCli.RunAsync(["top", stopped], Cancellation)).Contains("take-secrets", StringComparison.Ordinal), "it asks", Cancellation);
        await DockerCli.StopAsync(stopped, Cancellation);
        Assert.Equal("0", (await DockerCli.RunAsync(["inspect", "--format={{.State.ExitCode}}", stopped], Cancellation)).Trim());

        await vault.ResumeAsync(Cancellation);
        await Condition.UntilAsync(async () => (await DockerCli.TryAsync(["exec", waiting, "test", "-r", "/dev/shm/secrets/WORDPRESS_DB_PASSWORD"], Cancellation)).ExitCode == 0, "it has its secret", Cancellation);
        await DockerCli.TryAsync(["rm", "--force", "--volumes", waiting, stopped], Cancellation);
    }

    private WordPressBuilder Site() => vault.Environment.Aggregate(
        new WordPressBuilder(assembly.Images.WordPress).WithDatabase(vault.Database).WithEnvironment("WORDPRESS_DB_PASSWORD", ""), static (b, v) => b.WithEnvironment(v.Key, v.Value));

    private IEnumerable<string> Variables() =>
    [
        .. vault.Environment.Select(static v => $"--env={v.Key}={v.Value}"),
        $"--env=WORDPRESS_DB_HOST={SmokeTestAssembly.DatabaseHost}", $"--env=WORDPRESS_DB_NAME={vault.Database.Name}", $"--env=WORDPRESS_DB_USER={vault.Database.User}",
    ];

    private Task<CommandResult> RunAsync(string[] command, params string[] options) => DockerCli.TryAsync(
        ["run", "--rm", "--read-only", "--tmpfs=/tmp", "--cap-drop=ALL", TestRun.LabelArgument, "--network=" + assembly.Network.Name, .. Variables(), .. options, assembly.Images.WordPress, .. command],
        Cancellation);
}
