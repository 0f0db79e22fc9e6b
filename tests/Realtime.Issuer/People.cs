using System.Collections.Concurrent;

namespace Realtime.Issuer;

/// <summary>Somebody who has accounts here. <c>Id</c> never changes; everything else may.</summary>
internal sealed record Person(int Id, string Name, string Login, string Email, bool EmailVerified)
{
    public string Subject => $"subject-{Id}";
}

/// <summary>Who has accounts here. Tests add and change them.</summary>
internal sealed class People
{
    private readonly ConcurrentDictionary<int, Person> _people = new();

    public IEnumerable<Person> All => _people.Values.OrderBy(person => person.Id);

    public Person? Find(string? id) => int.TryParse(id, out var number) ? _people.GetValueOrDefault(number) : null;

    public void Put(Person person) => _people[person.Id] = person;
}
