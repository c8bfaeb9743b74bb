using WpAspire.SmokeTests.Support;
using WpAspire.SmokeTests.Support.WordPress;

namespace WpAspire.SmokeTests.WordPress;

/// <summary>One running site for all tests of a class: the start of a site is most of what a short test would cost.</summary>
public abstract class SharedSite(SmokeTestAssembly assembly) : IAsyncLifetime
{
    public SmokeTestAssembly Assembly => assembly;

    public Database Database { get; private set; } = null!;

    public WordPressContainer Container { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Database = await assembly.CreateDatabaseAsync(CancellationToken.None);
        Container = CreateSite().Build();
        await Container.StartAsync(CancellationToken.None);
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Container is not null)
        {
            await Container.DisposeAsync();
        }
    }

    /// <summary>Another instance of the site.</summary>
    public WordPressBuilder CreateSite() => Configure(new WordPressBuilder(assembly.Images.WordPress).WithDatabase(Database));

    protected abstract WordPressBuilder Configure(WordPressBuilder builder);
}
