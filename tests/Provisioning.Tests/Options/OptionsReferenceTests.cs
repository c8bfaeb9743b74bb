using WpAspire.Provisioning.Options.Definitions;
using WpAspire.Provisioning.Options.Reference;

namespace WpAspire.Provisioning.Tests.Options;

public class OptionsReferenceTests
{
    [Fact]
    public void The_documentation_is_what_the_options_say()
    {
        var documentation = File.ReadAllLines(Path.Combine(Repository(), "docs", "aws-options.md"));

        // If this fails: dotnet run --project AppHost -- --operation publish --step options --format markdown > docs/aws-options.md
        Assert.Equal(documentation, OptionsReference.Markdown(OptionDescriptions.Load()));
    }

    [Fact]
    public void Every_option_is_listed_with_its_unit_defaults_and_what_is_allowed()
    {
        var text = string.Join('\n', OptionsReference.Text(OptionDescriptions.Load()));

        Assert.All(OptionCatalog.Options, o => Assert.Contains($"  {o.Key}{(o.Unit is null ? "" : $" ({o.Unit})")}\n", text, StringComparison.Ordinal));
        Assert.Contains(
            """
              Aws:Database:BackupRetentionDays (days)
                How far back in time the database can be restored; 0 for not at all.
                default: 1 (dev), 14 (prod)
                allowed: a whole number from 0 to 35

            """,
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_and_section_says_what_it_is_for_in_sentences()
    {
        var descriptions = OptionDescriptions.Load();

        Assert.All(OptionCatalog.Options.Select(descriptions.Of).Concat(OptionCatalog.Sections.Select(descriptions.Of)), d => Assert.Matches(@"^[A-Z].*[.)]$", d));
    }

    private static string Repository()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "WpAspire.sln")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("These tests run inside the repository.");
        }

        return directory;
    }
}
