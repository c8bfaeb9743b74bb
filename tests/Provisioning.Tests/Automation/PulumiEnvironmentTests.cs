using WpAspire.Provisioning.Automation.Backends;

namespace WpAspire.Provisioning.Tests.Automation;

public sealed class PulumiEnvironmentTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("wpaspire-environment-");

    // Nothing of whoever runs the tests.
    private readonly Dictionary<string, string?> _variables = new()
    {
        ["PULUMI_BACKEND_URL"] = null,
        ["PULUMI_ACCESS_TOKEN"] = null,
        ["PULUMI_CREDENTIALS_PATH"] = null,
        ["PULUMI_CONFIG_PASSPHRASE"] = null,
        ["PULUMI_CONFIG_PASSPHRASE_FILE"] = null,
    };

    public PulumiEnvironmentTests()
    {
        _variables["PULUMI_HOME"] = Path.Combine(_directory.FullName, "home");
        _variables["XDG_STATE_HOME"] = Path.Combine(_directory.FullName, "state");
    }

    [Fact]
    public void Where_nobody_has_chosen_a_backend_a_private_directory_is_made_and_a_passphrase_asked_for()
    {
        var environment = Create(() => "generated");

        var directory = Path.Combine(_directory.FullName, "state", "wpaspire", "pulumi");
        Assert.Equal(PulumiBackendSource.Default, environment.Backend.Source);
        Assert.Equal($"file://{directory}", environment.Variables["PULUMI_BACKEND_URL"]);
        Assert.Equal("generated", environment.Variables["PULUMI_CONFIG_PASSPHRASE"]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(directory));
    }

    [Fact]
    public void A_directory_that_others_could_read_is_closed()
    {
        var directory = Directory.CreateDirectory(Path.Combine(_directory.FullName, "state", "wpaspire", "pulumi"), (UnixFileMode)0b111_101_101);

        Create(() => "generated");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, directory.UnixFileMode);
    }

    [Fact]
    public void A_directory_that_cannot_be_made_is_told()
    {
        File.WriteAllText(Path.Combine(_directory.FullName, "state"), "");

        var error = Assert.Throws<DistributedApplicationException>(() => Create(() => "generated"));

        Assert.StartsWith($"The directory of Pulumi's stacks '{_directory.FullName}/state/wpaspire/pulumi' cannot be created (", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("set XDG_STATE_HOME to a directory that is, or set PULUMI_BACKEND_URL.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PULUMI_CONFIG_PASSPHRASE", "mine")]
    [InlineData("PULUMI_CONFIG_PASSPHRASE", "")]
    [InlineData("PULUMI_CONFIG_PASSPHRASE_FILE", "/srv/passphrase")]
    public void A_passphrase_in_the_environment_always_wins(string name, string value)
    {
        _variables[name] = value;

        var environment = Create(static () => throw new InvalidOperationException("it was asked for"));

        Assert.Equal(value, environment.Variables[name]);
    }

    [Fact]
    public void The_backend_that_the_user_is_logged_in_to_is_left_to_pulumi()
    {
        Directory.CreateDirectory(_variables["PULUMI_HOME"]!);
        File.WriteAllText(Path.Combine(_variables["PULUMI_HOME"]!, "credentials.json"), """{"current": "https://api.pulumi.com"}""");

        var environment = Create(static () => throw new InvalidOperationException("it was asked for"));

        Assert.Equal(new PulumiBackend("https://api.pulumi.com", PulumiBackendSource.Login), environment.Backend);
        Assert.Null(environment.Variables["PULUMI_BACKEND_URL"]);
        Assert.False(Directory.Exists(_variables["XDG_STATE_HOME"]));
    }

    [Fact]
    public void The_backend_of_the_project_is_left_to_pulumi_and_needs_a_passphrase()
    {
        File.WriteAllText(Path.Combine(_directory.FullName, "Pulumi.yaml"), "name: blog\nruntime: yaml\nbackend:\n  url: s3://bucket\n");

        var environment = Create(() => "generated");

        Assert.Equal(new PulumiBackend("s3://bucket", PulumiBackendSource.Project), environment.Backend);
        Assert.Null(environment.Variables["PULUMI_BACKEND_URL"]);
        Assert.Equal("generated", environment.Variables["PULUMI_CONFIG_PASSPHRASE"]);
    }

    [Fact]
    public void Variables_are_passed_on_with_what_was_added()
    {
        _variables["PULUMI_BACKEND_URL"] = "gs://bucket";
        _variables["AWS_PROFILE"] = "planet";

        var environment = Create(() => "generated");

        Assert.Equal("planet", environment.Variables["AWS_PROFILE"]);
        Assert.Equal("gs://bucket", environment.Variables["PULUMI_BACKEND_URL"]);
        Assert.DoesNotContain("PULUMI_CONFIG_PASSPHRASE", _variables.Where(static v => v.Value is not null).Select(static v => v.Key));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private PulumiEnvironment Create(Func<string> passphrase) => PulumiEnvironment.Create(_directory.FullName, passphrase, _variables);
}
