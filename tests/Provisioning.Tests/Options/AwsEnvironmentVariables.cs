namespace WpAspire.Provisioning.Tests.Options;

/// <summary>A machine without AWS settings, until a test makes some.</summary>
internal sealed class AwsEnvironmentVariables : IDisposable
{
    // One for all tests: the SDK reads the paths once in the life of a process, and forgets that of a file that is not there.
    private static readonly DirectoryInfo s_directory = Directory.CreateTempSubdirectory("wpaspire-aws-");

    private readonly Dictionary<string, string?> _before = [];

    private static string ConfigFile => Path.Combine(s_directory.FullName, "config");

    public AwsEnvironmentVariables()
    {
        foreach (var name in (string[])["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_SDK_LOAD_CONFIG"])
        {
            Set(name, null);
        }

        WriteConfig("");
        Set("AWS_CONFIG_FILE", ConfigFile);
        Set("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(s_directory.FullName, "credentials"));
    }

    public void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    public static void WriteConfig(string text) => File.WriteAllText(ConfigFile, text);

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        WriteConfig("");
    }
}

[CollectionDefinition(nameof(AwsEnvironmentVariables), DisableParallelization = true)]
public sealed class AwsEnvironmentVariablesGroup;
