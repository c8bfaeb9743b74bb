namespace WpAspire.Packages.Tests;

/// <summary>The packages, packed of what is built, and a directory outside the repository that takes packages from there.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    public static readonly string[] Ids = ["WpAspire.Hosting", "WpAspire.Hosting.MailCatcher", "WpAspire.Hosting.WordPress", "WpAspire.Hosting.Aws"];

    public string Root { get; } = Directory.CreateTempSubdirectory("wpaspire-packages-").FullName;

    public string Packages => Path.Combine(Root, "feed");

    /// <summary>The packages' version.</summary>
    public string Version { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        foreach (var project in new[] { "Hosting", "MailCatcher", "WordPress", "Provisioning" })
        {
            var output = await Tool.RunAsync(
                "dotnet", Repository.Root, "pack", project, "--no-build", "--configuration", Repository.Configuration, "--output", Packages, "--nologo", "--verbosity", "minimal");
            Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
        }

        Version = Path.GetFileNameWithoutExtension(Directory.GetFiles(Packages, "WpAspire.Hosting.Aws.*.nupkg").Single())["WpAspire.Hosting.Aws.".Length..];

        // The machine's sources stay as they are configured. What it has fetched is not fetched again, and what is tried here
        // does not get into the packages that the machine keeps.
        await File.WriteAllTextAsync(
            Path.Combine(Root, "nuget.config"),
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(Root, "packages")}" /></config>
              <packageSources><add key="packed" value="{Packages}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{Repository.PackageRoot}" /></fallbackPackageFolders>
            </configuration>
            """);

        // Nothing of the repository's is above a directory for temporary files; of somebody else's, something may be.
        await File.WriteAllTextAsync(Path.Combine(Root, "Directory.Build.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(Root, "Directory.Packages.props"), "<Project />");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
